"""Word lists: names that hide a country's, states of the US, given names, words of institutions and documents."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """The words of a list written as prose."""
    return frozenset(words.split())


# Regions, seas, wars and states that are no more: a country's name within them is no mention of the country.
REGIONS = (
    "Latin America", "Latin American", "Latin Americans", "South America", "South American", "South Americans",
    "Central America", "Central American", "Central Americans", "North America", "North American", "North Americans",
    "Korean Peninsula", "Korean peninsula", "South China Sea", "East China Sea", "Sea of Japan", "Gulf of Mexico",
    "Gulf of Oman", "Gulf of Guinea", "Gulf of Thailand", "Gulf of Finland", "Indian Ocean", "Irish Sea",
    "Strait of Georgia", "English Channel", "Soviet Russia", "Soviet Ukraine", "East Germany", "East German",
    "East Germans", "West Germany", "West German", "West Germans", "German Democratic Republic", "Soviet Union",
    "South Vietnam", "South Vietnamese", "North Vietnam", "North Vietnamese", "North Yemen", "South Yemen",
    "New England", "New Mexico", "New Jersey", "South Georgia", "British Columbia", "Indian River",
    "New South Wales", "Baja California", "American Indian", "American Indians", "Native American",
    "Native Americans", "Cleveland Indians", "Indian Wells", "Lake Victoria", "Victoria Falls", "French Quarter",
    "Little Havana", "Chinatown", "Jordan River", "River Jordan", "Panama City Beach", "Port Washington",
    "Mount Washington", "Lake Washington", "Fort Washington", "Washington Heights", "Washington County",
    "Washington State", "Washington state", "Washington Street", "Washington Avenue", "Washington Monument",
    "Washington Square", "Washington Park", "Georgia Tech", "Georgia State", "Jordan Valley", "Roman Empire",
    "Holy Roman Empire", "Ottoman Turkey", "Nazi Germany", "Imperial Japan", "Tsarist Russia", "French Open",
    "Australian Open", "Russian roulette", "Cuban cigars", "Swiss cheese", "Spanish flu", "Dutch auction",
    "Chinese New Year", "English Premier League", "Monroe Doctrine", "Washington Consensus", "Paris Agreement",
    "Paris Climate Agreement", "Paris Accord", "Paris Club", "Treaty of Rome", "Rome Statute", "Oslo Accords",
    "Vienna Convention", "Vienna Conventions", "Helsinki Final Act", "Madrid Open", "Santiago de Cuba",
    "Santiago de Compostela", "San Jose State", "Islamic State of Iraq and Syria",
    "Islamic State in Iraq and Syria", "Islamic State of Iraq and the Levant", "Islamic State of Iraq and al-Sham",
    "Victoria State", "Abu Sayyaf", "Monaco Grand Prix", "London Bridge", "New London", "East London", "Lima beans",
    "Beijing Hyundai", "Korean War", "Vietnam War", "Georgetown University",
    "Washington University", "University of Washington", "Georgia Southern",
)  # fmt: skip

# Newspapers, broadcasters, banks and airlines that are called after a country or a capital.
MEDIA_AND_FIRMS = (
    "Washington Post", "Washington Times", "Washington Examiner", "Washington Free Beacon", "Washington Journal",
    "Washington Nationals", "Washington Redskins", "Washington Wizards", "Washington Capitals", "Washington Monthly",
    "WashingtonPost", "Moscow Times", "China Daily", "South China Morning Post", "Global Times China",
    "Korea Herald", "Korea Times", "Korea JoongAng Daily", "Korea Economic Daily", "Japan Times", "Times of Israel",
    "Jerusalem Post", "Times of India", "India Today", "Press Trust of India", "Indian Express", "Bangkok Post",
    "Jakarta Post", "Kyiv Post", "Kiev Post", "Kyiv Independent", "Tehran Times", "USA Today", "Russia Today",
    "Rossiya Segodnya", "France 24", "Agence France-Presse", "Agence France Presse", "Voice of America",
    "Voice of Korea", "Radio Free Europe", "Radio France Internationale", "Bank of America", "American Airlines",
    "British Airways", "Air France", "Air China", "Air India", "Korean Air", "Japan Airlines", "Vietnam Airlines",
    "China Southern", "China Eastern", "Turkish Airlines", "Singapore Airlines", "Ethiopian Airlines",
    "Qatar Airways", "Kenya Airways", "American Express", "British Petroleum", "British American Tobacco",
    "Royal Dutch Shell", "Deutsche Welle", "American Enterprise Institute", "Center for American Progress",
    "American Civil Liberties Union", "American Conservative Union", "American Bar Association",
    "American Medical Association", "New American", "American Idol", "American Bridge", "Black Lives Matter",
    "Korean Central News Agency", "Korea Central News Agency", "Korean Central Television",
    "Korean Central Broadcasting Station", "Yonhap News Agency", "Xinhua News Agency",
    "Islamic Republic News Agency", "Japan Broadcasting Corporation", "Sky News Australia", "Miss America",
    "Captain America", "Boy Scouts of America", "Conservative Political Action Conference",
    "Workers' Party of Korea", "Radio Free Asia", "Panama Papers", "Bank of China", "Bank of Korea", "Bank of Japan",
    "Bank of England", "United Russia", "Party of Regions",
)  # fmt: skip

US_STATES = listed("""
    Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Hawaii Idaho Illinois Indiana
    Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana
    Nebraska Nevada Hampshire Jersey York Carolina Dakota Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah
    Vermont Virginia Wisconsin Wyoming Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Md.
    Mass. Mich. Minn. Miss. Mo. Mont. Neb. Nev. N.H. N.J. N.M. N.Y. N.C. N.D. Okla. Ore. Pa. R.I. S.C. S.D. Tenn.
    Tex. Vt. Va. Wash. W.Va. Wis. Wyo.
    """)

WEEKDAYS_AND_MONTHS = listed("""
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun January February
    March April May June July August September October November December Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sept.
    Sep. Oct. Nov. Dec. Christmas Easter Ramadan Thanksgiving
    """)

# Capitalised because a sentence, a title or a headline begins there; no part of a name.
SENTENCE_WORDS = listed("""
    A An The In On At As And But Or For From To By With Of Off Out Over Under After Before Since Until While When
    Where Who Whom Whose Which What Why How That This These Those There Here He She It They We You I His Her Its
    Their Our Your My Him Them Us Me One Two Three Four Five Six Seven Eight Nine Ten Not No Yes If Because Although
    Though However Moreover Meanwhile Also Then Now Today Yesterday Tomorrow Earlier Later Last Next According Asked
    Speaking Commenting Following During Despite About Among Between Both Each Every All Any Some Many Most Several
    Such Other Others Another Only Even Still Just Once So Yet Thus Hence Therefore Further Furthermore Additionally
    Besides Instead Like Unlike Is Are Was Were Be Been Being Has Have Had Do Does Did Will Would Can Could May
    Might Must Should Shall Let Says Said Say Told Tells Adds Added Notes Noted Stressed Calls Called Asks Urges
    Vows Warns Wants Seeks Gets Takes Makes Meets Visits Visited Met Holds Sees Saw Plans Hopes Expects Sends Sent
    Slams Backs Opens Ends Begins Starts Leaves Arrives Dies Wins Loses Leads Joins Signs Talks Speaks Discuss
    Discusses Against Amid Through Via Per Than Upon Within Without Toward Towards Across Along Around Behind Below
    Beyond Down Up Into Onto Near Well First Second Third More Less Much Few Too Very Own Same New Old Big High Top
    Late Early Long Former Ex Mr Mrs Ms Miss Mr. Mrs. Ms. Dr. Dr Sir Madam Lady Lord Dame Rev. Hon. Comrade Photo
    Image File Video Read Gives Attends Held Receives Guides Inspects Issued Report Reports Reported Statement Press
    Commentary Oh Well Please Thank Thanks Ok Okay Perhaps Maybe Really Indeed Whether Either Neither Nor Never
    Always Again Already Almost Back Good Great Right Left Never Right Look Listen Think Know See Go Come Make Take
    Get Keep Put Tell Give Ahead Regarding Concerning Given Considering Including Recently Currently Finally
    Eventually Initially Previously Similarly Likewise Consequently Nevertheless Nonetheless Otherwise Elsewhere
    Asia Europe Africa Western Eastern Northern Southern Islamic Muslim Christian Jewish Arab Arabs Kurdish Catholic
    Republican Republicans Democrat Democrats Democratic Communist Socialist Conservative Labour Liberal Green
    Supreme Internet Twitter Facebook Telegram YouTube God War World Soviet Nazi Covid COVID-19 Olympic Olympics EU
    UN NATO GOP TV CEO
    """)

# Words that make a name an institution's, document's or firm's rather than a person's.
INSTITUTION_WORDS = listed("""
    idea study studies farm railway railways museum zoo library theatre laboratory observatory shipyard producer
    publisher broadcaster orchestra ministry department agency administration government cabinet council
    committee commission parliament congress senate house assembly duma rada knesset bundestag diet party union
    organization organisation association federation confederation alliance bloc league coalition front movement
    army navy fleet flotilla brigade regiment battalion squadron
    force forces military guard guards corps command police service services bureau office board court
    tribunal authority authorities bank fund company corporation corp corp. co co. inc inc. ltd ltd. llc plc
    group holding holdings firm industries institute institution university college school academy center centre
    foundation society trust network news press post times journal herald tribune daily magazine radio
    television channel embassy consulate mission delegation secretariat presidium bureau headquarters staff team
    club hospital church airline airlines airways airport border customs prosecution prosecutors district region
    province oblast county municipality city state republic kingdom island islands sea ocean river lake mount
    mountain street avenue square palace airport station plant factory base camp zone border corridor canal
    bridge road highway act law treaty agreement accord charter constitution summit forum conference convention
    session congress games cup championship festival day week year war battle operation exercise program
    programme project plan fund prize award resolution doctrine declaration protocol media reporters residents
    voters watchdog regulator ministry's campaign regime operator exchange chamber junta bundesbank pentagon
    kremlin politburo caucus taliban hamas hezbollah isis opec asean brics bundeswehr executive officer
    operating financial economist analyst engineer leadership side embassy diplomacy power powers company's
    spokesperson's central committee's
    """)

DOCUMENT_WORDS = listed("""
    advertisement draft communiqués statements releases documents letters
    statement release report document letter communique communiqué declaration note text resolution article
    editorial paper transcript memo email tweet post message survey poll study bulletin dispatch commentary placard
    placards banner banners sign signs decree order ruling lawsuit complaint indictment filing bill constitution
    treaty agreement slogan leaflet leaflets notice announcement summary data figures statistics website page
    manifesto speech interview factsheet warrant verdict charter
    """)

_FEMALE = """
    madeline madeleine patty luminita ravina elvira chelsea salome maia kaja sanna mette jacinda magdalena zuzana
    roberta kristalina ngozi samantha karine giorgia gita ursula olena svitlana oksana yulia hala nabila rania
    widad sahle-work zoya sania hina sheikha retno khaleda nirmala mamata mayawati aung bidya maryam mariam
    abigail agnes aisha alejandra alexandra alexis alice alina alisa allison alla amanda amber amelia amina amy ana
    anastasia andrea angela angelina anita ann anna annalena anne annegret annette annie antonina arlene asma audrey
    ayesha barbara beata beatrice benazir betsy betty beverly bonnie brenda bridget brigitte camilla carla carly
    carmen carol carolina caroline carolyn catherine cecilia charlotte chelsea cheryl christiane christina christine
    chrystia cindy claire clara claudia colleen condoleezza cristina cynthia daria dana danielle daria dawn deborah
    debra denise diana diane dianne dilma dina dolores donna dora doris dorothy edith ekaterina elaine eleanor elena
    elisabeth elise elizabeth ella ellen elvira emily emine emma erica erin estelle esther ethel eva evelyn fatima
    federica fiona florence frances francesca gabriela gabrielle galina gina giorgia giulia gladys glenda gloria
    golda grace gretchen gro hanan hanna hannah harriet hazel heather heidi heike helen helena helga helle hillary
    hina huma ida imelda inga ingrid irene irina iris isabel isabella ivanka ivana jacinda jackie jacqueline jane
    janet janice jean jeanine jeanne jen jennifer jenny jessica jill jo joan joanna jodi josephine joy joyce juanita
    judith judy julia julie kaja kamala karen karin kate katerina katherine kathleen kathy katie katrina kay
    kayleigh kellyanne kelly kersti khadija kim kimberly kirsten kirstjen klara kristalina kristen kristi kristin
    larisa laura lauren leila lena leslie leticia liliana lilia linda lindsay lisa liz lois loretta lori louise
    luisa lucia lucy ludmila luz lydia lynn lyudmila madeleine magdalena maia mara marcia margaret margarita maria
    mariam mariana marianne marie marilyn marina marine marion marissa marjorie marta martha mary mateja maureen
    megan melania melissa mercedes mette michaela michele michelle miriam monica myriam nabila nadezhda nadia nancy
    naomi natalia natalie natalya natasha nicola nicole nikki nina nora norma oksana olga olivia paetongtarn pam
    pamela patricia paula pauline peggy penelope penny phyllis polina priscilla priti rachel raisa ramona rebecca
    regina renata rhonda rita roberta robin rosa rosario rosalyn rose ruth sabine sally samantha sandra sara sarah
    sharon sheikh-hasina sheila shelley sherry shirley simone simonetta sofia sonia sophia sophie stella stefania
    stephanie susan susana suzanne svetlana sviatlana sylvia tamara tammy tanya tatiana tatyana teresa teri theresa
    tina tracy tulsi ursula valentina valeria valerie vanessa vera veronica victoria viktoria viola violeta virginia
    vivian wanda wendy whitney yekaterina yelena yingluck yulia yuliya yvette yvonne zainab zinaida zoe zuzana
    kyung-wha geun-hye dae-jung-ok yo-jong son-hui yo-jung
"""
_MALE = """
    chad denzel hossein kais hichem rached damianos saleh mamadou moussa idriss abiy uhuru nana faure etienne
    evariste salva riek abdelmadjid abderrahmane ayman bassam fayez khalifa mahdi marwan munir osman qasim rami
    saeb sameh tahnoun yousef ziyad anwar prabowo anutin srettha prayut ranil gotabaya maithripala shehbaz bilawal
    ashraf hamdullah zabihullah sadyr askar almazbek kassym-jomart alikhan serdar gurbanguly ararat zohrab irakli
    davit mamuka bidzina levan kakha grigol ihar uladzimir aliaksandr viktar yauhen dzmitry mikalai nayib ollanta
    andres jovenel ariel moise
    aaron abdallah abdel abdelaziz abdul abdulla abdullah abel abraham adam adel adnan adolfo adrian ahmad ahmed
    akhtar alain alan albert alberto aldo alec alejandro aleksander aleksandar aleksandr aleksei aleksey alex
    alexander alexandre alexei alexey alfonso alfred alfredo ali allan allen alvaro amir anatoli anatoly anders
    andre andreas andrei andrej andres andrew andrey andrii andriy andrzej andy angel anthony antoine anton antonio
    antony antti anwar archie ariel armando armen arnold arseny arsen artem arthur arturo artyom asad asif askar
    augusto ayman aziz babak bakhtiyar barack barry bartholomew bashar ben benedict benjamin benny bernard bernardo
    bernie bert bertrand bill billy binyamin bob bobby bogdan boris borys bradley brad brandon brendan brent brett
    brian bruce bruno carl carlo carlos cesar charles charlie chester chris christian christoph christophe
    christopher chuck clarence claude claudio clement clifford colin conrad cory craig cyril dale damian damon dan
    daniel daniil danny dario darren darrell daud dave david dean denis dennis denys derek dick didier diego dieter
    dilip dimitri dimitris dmitri dmitriy dmitry dmytro dominic dominique donald donnie doug douglas duncan dwight
    earl ed eddie edgar edmund eduard eduardo edward edwin ehud elias elijah elliott emil emile emilio emmanuel
    emomali enrique eric erik ernest ernesto ernst eugene evgeny evgeni fabio fadel faisal farhad farouk federico
    felipe felix ferdinand fernando fidel filip florian francis francisco franco francois frank frans franz fred
    frederick fyodor gary gabriel gavin gennadi gennady gennadiy geoff geoffrey george georges georgy georgi gerald
    gerard gerardo gerhard german gianni gilbert giorgio giovanni giuseppe glenn gordon graham greg gregory grigori
    grigory guido guillermo gunter gustavo guy habib hakan hamad hamid hank hans harold harry hasan hashim hassan
    hector heiko heinz helmut henri henrik henry herbert herman hermann hernan hosni howard hubert hugh hugo
    humberto hun husain hussein ian ibrahim idris ignacio igor ihor ilham ilya imad imran iqbal isaac isaias ishaq
    ismail israel ivan ivica ivo jack jacob jacques jaime jair jake jakob jalal jamal james jan janez janos jared
    jason jaroslaw javad javier jay jeff jeffrey jens jeremy jerome jerry jerzy jesse jesus jim jimmy joachim joao
    joaquin joe joel joerg johan johann john johnny jon jonas jonathan jordan jorge jose josef joseph joshua josep
    jozef juan juha jules julian julio julius jurgen justin kamal karim karl karol kaspars keith ken kenneth kevin
    khaled khalid khalil khurram kirill kiril klaus kofi konstantin kris krzysztof kurt kyle lance larry lars laszlo
    laurent lawrence lech lee leo leon leonid leonardo leopoldo leroy leslie lester lev lewis lindsey liam lior
    lloyd lorenzo louis luc luca lucas luciano luigi luis luiz lukas luke lyndon maciej mahathir mahinda mahmoud
    mahmud maksim malcolm manfred mansour manuel marc marcel marcelo marco marcos marcus marek mariano mario marius
    mark marko markus marshall martin marty marvin massoud mateusz matt matteo matthew matthias mauricio maurice max
    maxim maxime mehdi mehmet melvin michael michel miguel mihai mika mike mikhail mikheil milan milo milorad milos
    miloš miro miroslav mitch mitchell mitt mohamad mohamed mohammad mohammed mohsen mohsin moises moon morgan
    morris moshe muammar muhammad muhammadu mukhtar murat mustafa mykhailo mykola naftali najib narendra nasser nate
    nathan nawaz neil nelson newt nguyen nicholas nick nicolae nicolas nigel nikita nikol nikola nikolai nikolaj
    nikolay nikos noah noel norbert norman nouri nuri nursultan oleg oleh oleksandr oleksiy olivier olaf olli oliver
    olusegun omar orlando orrin oscar osama otto owen pablo paolo pascal pat patrick paul pavel pavlo pawel pedro
    pekka percy perry pervez pete peter petr petro petteri phil philip philippe pierre piotr pyotr qasem quentin
    rafael rafik rahul rajiv rajnath ralph ramiro ramon ramzan ramush rand randall randy raoul rashid raul ravil ray
    raymond recep reince reinhard rene reuven rex reza ricardo riccardo rich richard rick ricky rinat rob robert
    roberto rod rodolfo rodrigo rodric roger roland rolf roman romano ron ronald ronnie rory ross roy rudolf rudolph
    rudy ruben ruhollah rustam ruslan russ russell ryan saad saddam said saeed salah salem salman salvador sam sami
    samir samuel sandro sanjay santiago saud scott sean sebastian sergei sergey sergio serhiy serge sergiy seth shah
    shamil shane shavkat shaun shimon shinzo silvio simon slobodan sooronbay spencer stan stanislav stanley stefan
    stephen steve steven stewart stoyan stuart sukhrob sultan sven syed taavi tareq tariq tayyip ted terence terry
    thabo thaddeus thad theodore theo thierry thomas tim timothy timur tobias toby todd tom tomas tomasz tommy tony
    toomas travis trent trey tyler umar uwe vadim vaclav valdis valentin valeri valery vasil vasily vasyl viacheslav
    victor vince vincent vitali vitaly vitalii vitaliy viktor viktoras vlad vladimir vladislav volkan volodymyr vuk
    vyacheslav vytautas wadim walid wallace walter warren wayne wes werner wilbur wilhelm will willem william willie
    wladyslaw wolfgang xavier yahya yair yakov yannis yaroslav yasser yevgeni yevgeny yitzhak yoav yoram yoweri yuri
    yuriy yury yusuf zbigniew zdenek zoran zurab zalmay ziad rathke-jeff fuad denys vuc nuno ulf
"""
FEMALE = listed(_FEMALE)
MALE = listed(_MALE) - FEMALE
GIVEN = FEMALE | MALE

# Family names that stand first in Korean, Chinese and Vietnamese names.
FAMILY_FIRST = listed("""
    kim lee yi ri park pak choi choe jeong jung chung jong kang cho jo yoon yun jang chang lim im rim han oh o seo
    suh so shin sin kwon gwon hwang ahn an song hong yang ryu yu yoo ko koh go moon mun son sohn bae pae baek paek
    heo ho nam sim shim roh ro noh no ha ju joo woo wu min cha kwak gwak sung seong jon jeon chun hyon hyun pyon
    byun ma paek ryang ok xi li wang zhang liu chen zhao huang zhou xu sun zhu hu guo he lin gao luo zheng liang xie
    tang deng feng cao peng zeng xiao tian dong pan yuan cai jiang yu ye du wei su jia ding ren qin hua hou mao tao
    geng lu nguyen tran le pham phan vu vo dang bui do ngo duong truong to luong nong
    """)

# Lands that two states claim: whose a post there is, a story's other countries do not tell.
CONTESTED = listed("""
    crimea crimean kherson zaporozhye zaporizhzhia zaporizhia donetsk lugansk luhansk dpr lpr donbass donbas
    abkhazia abkhazian ossetia ossetian transnistria transnistrian karabakh sevastopol kashmir golan
    """)

# Where datelines come from besides the capitals: whose an unqualified post there is.
_CITIES = {
    "AE": "dubai",
    "AU": "sydney; melbourne",
    "BR": "rio de janeiro; sao paulo",
    "CA": "toronto; montreal; vancouver",
    "CH": "geneva; zurich; davos",
    "CN": "shanghai; hong kong; guangzhou; shenzhen; chengdu; tianjin",
    "DE": "munich; frankfurt; hamburg",
    "EG": "cairo; alexandria; sharm el sheikh",
    "ES": "barcelona",
    "FR": "strasbourg; marseille; lyon; bordeaux",
    "GB": "edinburgh; glasgow; belfast",
    "IL": "tel aviv; haifa",
    "IN": "mumbai; kolkata; chennai; bangalore",
    "IT": "milan; naples; venice",
    "JP": "osaka; hiroshima; nagasaki; sapporo",
    "KR": "busan; incheon; daejeon; gwangju; daegu; sejong; jeju; panmunjom",
    "KZ": "almaty",
    "NL": "the hague; rotterdam",
    "PK": "karachi; lahore",
    "RU": "st. petersburg; saint petersburg; vladivostok; kazan; sochi; yekaterinburg; novosibirsk; rostov-on- "
    "don; volgograd; samara; ufa; murmansk; khabarovsk; grozny; kaliningrad; veliky novgorod; leningrad; "
    "tver",
    "TR": "istanbul; antalya; izmir",
    "UA": "kharkov; kharkiv; odessa; odesa; lviv; lvov",
    "US": "new york; los angeles; chicago; san francisco; houston; atlanta; boston; miami; seattle; "
    "philadelphia; united nations",
    "VN": "ho chi minh city",
    "ZA": "johannesburg; cape town",
}  # fmt: skip
CITIES = {city: code for code, cities in _CITIES.items() for city in cities.split("; ") if city != "united nations"}

# Posts and common words that are also surnames: taken as such right after a given name.
ALSO_SURNAMES = listed("""
    king judge major marshall prince chancellor justice may will long young good black white green brown early west
    north day bush rice house church banks cook page price rose mark ford grant park parks pope bishop baker best
    case church field fields forest fox frost hall hill hunt lake love lord march marsh minor moon rich sharp short
    small speaker star stone street strong summers swift wise wolf wood woods word power powers ross board moody
    bond crown earl duke chambers cannon bolton christian christie jordan ireland england french english holland
    israel paris washington lincoln kennedy jersey law newman
    """)
