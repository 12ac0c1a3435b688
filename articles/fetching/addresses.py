"""Which IP addresses may be asked: those of other people's machines on the public internet, and no others.

What is not known to be public is refused: of IPv6 only 2000::/3 is given out, so everything else is refused whole.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from typing import TypeAlias

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
# Says why an address may not be asked; "" where it may.
Refusal: TypeAlias = Callable[[str], str]

# IANA's registries of special-purpose addresses, with what follows from them in words.
_IPV4 = {
    "0.0.0.0/8": "“this machine”",
    "10.0.0.0/8": "a private network",
    "100.64.0.0/10": "shared between a provider's customers (RFC 6598)",
    "127.0.0.0/8": "this machine itself (loopback)",
    "168.63.129.16/32": "a cloud machine's own service",
    "169.254.0.0/16": "link-local, where clouds keep their machines' credentials",
    "172.16.0.0/12": "a private network",
    "192.0.0.0/24": "reserved for protocols",
    "192.0.2.0/24": "for examples in documents",
    "192.31.196.0/24": "reserved (AS112)",
    "192.52.193.0/24": "reserved (AMT)",
    "192.88.99.0/24": "a relay between IPv6 and IPv4",
    "192.168.0.0/16": "a private network",
    "192.175.48.0/24": "reserved (AS112)",
    "198.18.0.0/15": "for benchmarks",
    "198.51.100.0/24": "for examples in documents",
    "203.0.113.0/24": "for examples in documents",
    "224.0.0.0/4": "multicast",
    "240.0.0.0/4": "reserved",
}
_IPV6 = {
    "::/128": "“this machine”",
    "::1/128": "this machine itself (loopback)",
    "::ffff:0:0/96": "an IPv4 address written as IPv6",
    "::/96": "an IPv4 address written as IPv6",
    "::ffff:0:0:0/96": "an IPv4 address translated to IPv6",
    "64:ff9b::/96": "an IPv4 address translated to IPv6 (NAT64)",
    "64:ff9b:1::/48": "an IPv4 address translated to IPv6 (NAT64)",
    "100::/64": "for discarding",
    "2001::/32": "an IPv4 address tunnelled in IPv6 (Teredo)",
    "2001:db8::/32": "for examples in documents",
    "2001::/23": "reserved for protocols",
    "2002::/16": "an IPv4 address tunnelled in IPv6 (6to4)",
    "2620:4f:8000::/48": "reserved (AS112)",
    "3fff::/20": "for examples in documents",
    "fc00::/7": "a private network",
    "fe80::/10": "link-local",
    "fec0::/10": "a private network (site-local)",
    "ff00::/8": "multicast",
}
_SPECIAL = [(ipaddress.ip_network(network), what) for network, what in (_IPV4 | _IPV6).items()]
_GIVEN_OUT = ipaddress.IPv6Network("2000::/3")
# An interface id of ISATAP carries an IPv4 address: 0000:5efe or 0200:5efe before it.
_ISATAP = {0x00005EFE, 0x02005EFE}


def public_only(address: str) -> str:
    """Why an IP address may not be asked; "" where it is a public one."""
    if "%" in address:
        return f"{address} names one of this machine's own networks (a zone id)"
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return f"“{address[:60]}” is no IP address"
    what = _special(parsed)
    return f"{parsed} is {what}" if what else ""


def never_asked(host: str) -> str:
    """Why a host that is written as an IP address may not be asked; "" for a name, which is known when it is asked."""
    is_address = ":" in host or host.replace(".", "").isdecimal()
    return public_only(host) if is_address else ""


def _special(address: Address) -> str:
    for network, what in _SPECIAL:
        if address in network:
            return what
    if isinstance(address, ipaddress.IPv6Address):
        if address not in _GIVEN_OUT:
            return "reserved"
        if int(address) >> 32 & 0xFFFFFFFF in _ISATAP:
            return "an IPv4 address tunnelled in IPv6 (ISATAP)"
    return ""
