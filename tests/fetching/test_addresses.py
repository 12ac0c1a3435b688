"""Which IP addresses are never asked."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.fetching.addresses import public_only

REFUSED = {
    "127.0.0.1": "this machine itself",
    "127.255.255.254": "this machine itself",
    "0.0.0.0": "this machine",
    "0.1.2.3": "this machine",
    "10.0.0.1": "private",
    "172.16.0.1": "private",
    "172.31.255.255": "private",
    "192.168.1.1": "private",
    "100.64.0.1": "provider",
    "100.100.100.200": "provider",
    "169.254.169.254": "link-local",
    "168.63.129.16": "cloud",
    "192.0.0.192": "reserved",
    "192.0.2.1": "examples",
    "198.51.100.7": "examples",
    "203.0.113.9": "examples",
    "198.18.0.1": "benchmarks",
    "224.0.0.1": "multicast",
    "240.0.0.1": "reserved",
    "255.255.255.255": "reserved",
    "::": "this machine",
    "::1": "this machine itself",
    "::ffff:127.0.0.1": "IPv4 address written as IPv6",
    "::ffff:8.8.8.8": "IPv4 address written as IPv6",
    "::127.0.0.1": "IPv4 address written as IPv6",
    "::ffff:0:127.0.0.1": "translated",
    "64:ff9b::7f00:1": "NAT64",
    "64:ff9b:1::7f00:1": "NAT64",
    "2001:0:4136:e378:8000:63bf:80ff:fffe": "Teredo",
    "2002:7f00:1::": "6to4",
    "2001:4860::5efe:7f00:1": "ISATAP",
    "2001:4860::200:5efe:7f00:1": "ISATAP",
    "2001:db8::1": "examples",
    "3fff::1": "examples",
    "2001:10::1": "protocols",
    "fe80::1": "link-local",
    "fe80::1%eth0": "zone id",
    "2001:4860:4860::8888%1": "zone id",
    "fec0::1": "site-local",
    "fc00::1": "private",
    "fd00:ec2::254": "private",
    "ff02::1": "multicast",
    "100::1": "discarding",
    "4000::1": "reserved",
    "localhost": "no IP address",
    "": "no IP address",
}


@pytest.mark.parametrize("address", REFUSED)
def test_an_address_that_is_not_public_is_refused_with_its_kind(address):
    assert REFUSED[address] in public_only(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "172.15.0.1", "172.32.0.1", "100.128.0.1", "2a00:1450:4001::200e"])
def test_a_public_address_may_be_asked(address):
    assert public_only(address) == ""


@given(st.ip_addresses())
def test_whatever_python_knows_as_not_global_is_refused(address):
    if not address.is_global or address.is_multicast:
        assert public_only(str(address))


@given(st.ip_addresses(v=4))
def test_no_ipv4_address_can_hide_in_an_ipv6_address(address):
    for network in ("::", "::ffff:0:0", "64:ff9b::", "64:ff9b:1::"):
        hidden = ipaddress.IPv6Address(int(ipaddress.IPv6Address(network)) | int(address))
        assert public_only(str(hidden))
    assert public_only(str(ipaddress.IPv6Address(0x2002 << 112 | int(address) << 80)))
