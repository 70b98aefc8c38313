"""What made-up persons are called, and where they live: common names, in any combination."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Herkomst:
    """Where a family comes from: codes of its country and nationality (tables 34 and 32).

    plaats     where they were born when that is not here; eu: whether they need no permit
    achternamen   a prefix before a bar
    """

    land: str
    nationaliteit: str
    plaats: str
    eu: bool
    mannen: tuple[str, ...]
    vrouwen: tuple[str, ...]
    achternamen: tuple[tuple[str, str], ...]


def _woorden(tekst: str) -> tuple[str, ...]:
    return tuple(tekst.split())


def _namen(tekst: str) -> tuple[tuple[str, str], ...]:
    parten = (naam.strip().rpartition("|") for naam in tekst.split(","))
    return tuple((voor, naam) for voor, _, naam in parten)


NEDERLANDS = Herkomst(
    "6030",
    "0001",
    "",
    True,
    _woorden(
        "Jan Johannes Cornelis Hendrik Willem Pieter Adrianus Gerrit Jacobus Daan Bram Sem Lucas "
        "Levi Finn Noah Luuk Milan Thijs Jesse Thomas Lars Ruben Stijn Tim Sven Bas Joost Maarten "
        "Rik Koen Wouter Jeroen Marcel Peter Paul Erik Dirk Klaas Arie Kees Theo Frank Ronald Bart "
        "Niels Mark Rob Gijs Teun Siem Floris Hugo Olivier René André Loïc Jörgen Tibor Wessel "
        "Jelle Sjoerd Douwe Wiebe Harm Geert Frits Otto Max Guus Huub Toon Piet Rinus"
    ),
    _woorden(
        "Maria Johanna Anna Cornelia Wilhelmina Elisabeth Catharina Hendrika Petronella Adriana "
        "Emma Julia Mila Sophie Zoë Eva Tess Saar Noor Fleur Lotte Sanne Anouk Iris Femke Marieke "
        "Esther Monique Ingrid Marjan Wilma Ans Truus Greet Riet Bep Lies Nel Corrie Thea Joke "
        "Loes Hanneke Ineke Marloes Nienke Roos Lieke Jasmijn Isa Vera Lynn Evi Olivia Nora Renée "
        "Chloë Daniëlle Michèle Noëlle Anaïs Sjoukje Froukje Tjitske Wendy Kim Linda Petra"
    ),
    _namen(
        "de|Jong,Jansen,de|Vries,van den|Berg,van|Dijk,Bakker,Janssen,Visser,Smit,Meijer,de|Boer,"
        "Mulder,de|Groot,Bos,Vos,Peters,Hendriks,van|Leeuwen,Dekker,Brouwer,de|Wit,Dijkstra,Smits,"
        "de|Graaf,van der|Meer,van der|Linden,Kok,Jacobs,de|Haan,Vermeulen,van den|Heuvel,"
        "van der|Veen,van den|Broek,de|Bruijn,van der|Heijden,Schouten,van|Beek,Willems,van|Vliet,"
        "van de|Ven,Hoekstra,Maas,Verhoeven,Koster,van|Dam,Prins,Blom,Huisman,Peeters,de|Jonge,"
        "Kuipers,van|Veen,Post,Kuiper,Veenstra,Kramer,van der|Wal,de|Lange,Postma,Scholten,"
        "van|Doorn,Evers,Wouters,Gerritsen,van|Wijk,Verbeek,Timmermans,ter|Horst,te|Velde,"
        "in 't|Veld,op den|Camp,van 't|Hof,'t|Hart,den|Ouden,ten|Brink,Zwart,Boon,Langeveld,"
        "Kersten,Ruijter,IJzerman,Stoop,Coenders,Goossens,Poirters,Van de Laar-Mous,Müller,"
        "Crèvecoeur,Geraedts,Schönfeld,Bronwaßer,Brûlé,Ouwehand,Zegers,van|Overbeek-Smeets"
    ),
)
ELDERS = (
    Herkomst(
        "6043",
        "0339",
        "Konya",
        False,
        ("Mehmet", "Ahmet", "Mustafa", "Emre", "Yusuf", "Hakan", "Çağlar", "İbrahim"),
        ("Fatma", "Ayşe", "Emine", "Elif", "Zeynep", "Hülya", "Şule"),
        _namen("Yılmaz,Kaya,Demir,Çelik,Şahin,Öztürk,Doğan,Arslan"),
    ),
    Herkomst(
        "5022",
        "0131",
        "Nador",
        False,
        ("Mohamed", "Youssef", "Rachid", "Hamza", "Bilal", "Karim"),
        ("Fatima", "Naima", "Khadija", "Samira", "Hafsa", "Yasmina"),
        _namen("Bouzid,Haddad,El Amrani,Benali,Ouali,Chaoui,El Idrissi"),
    ),
    Herkomst(
        "7028",
        "0072",
        "Łódź",
        True,
        ("Piotr", "Tomasz", "Paweł", "Krzysztof", "Łukasz"),
        ("Anna", "Małgorzata", "Katarzyna", "Agnieszka", "Zofia"),
        _namen("Nowak,Wiśniewski,Wójcik,Kowalczyk,Zieliński,Dąbrowski"),
    ),
    Herkomst(
        "5007",
        "0263",
        "Paramaribo",
        False,
        ("Winston", "Dennis", "Radjesh", "Guillermo", "Ludwig"),
        ("Sharda", "Muriel", "Gladys", "Reshma", "Ilse"),
        _namen("Ramdin,Pinas,Wijngaarde,Bhagwandin,Kromosoeto,Lieveld"),
    ),
    Herkomst(
        "7009",
        "0336",
        "Aleppo",
        False,
        ("Omar", "Khaled", "Samir", "Yazan"),
        ("Rania", "Lina", "Hala", "Nour"),
        _namen("Al Hassan,Al Khatib,Haddad,Darwish,Al Masri"),
    ),
    Herkomst(
        "9089",
        "0055",
        "Köln",
        True,
        ("Jürgen", "Lukas", "Stefan", "Björn"),
        ("Käthe", "Sabine", "Jule", "Annegret"),
        _namen("Schröder,Weiß,Köhler,von|Berg,Zimmermann"),
    ),
    Herkomst(
        "5010",
        "0052",
        "Gent",
        True,
        ("Stijn", "Wout", "Jérôme", "Dries"),
        ("Delphine", "Lieselot", "Élise", "Griet"),
        _namen("Peeters,Claes,De Smet,Vandenbroucke,D'Hondt"),
    ),
)
# Title or predicate by sex, with a name that no family of nobility has.
TITELS = ((("B", "BS")), ("G", "GI"), ("JH", "JV"), ("JH", "JV"), ("R", ""))
ADELLIJK = _namen("van|Zandenburgh tot Aerle,van den|Aedel,de|Quaetsteyn,van|Rodenvoort")

STEDEN = ("0363", "0599", "0518", "0344", "0855", "0772", "0796", "0014", "0935", "0794", "0828")
_STAMMEN = _woorden(
    "Linde Beuken Eiken Molen Kerk Dorps School Sport Station Wilgen Berken Kastanje Populieren "
    "Merel Lijster Vinken Zwaluw Leeuwerik Nachtegaal Spreeuwen Koolmees Reiger Ooievaar Tulpen "
    "Rozen Anjer Narcis Lelie Klaver Heide Brem Varen Korenbloem Boterbloem Bosrand Weide Akker "
    "Hooi Graan Haver Tarwe Rogge Bakkers Smeden Wevers Kuipers Timmermans Schippers Herders "
    "Zonnebloem Maan Sterren Regenboog Lente Zomer Herfst Winter Oost Noord Zuider Wester"
)
_UITGANGEN = ("straat", "laan", "weg", "hof", "plein", "pad", "dreef", "erf")
STRATEN = tuple(
    f"{voor}{stam}{uitgang}"
    for voor in ("", "Oude ", "Nieuwe ", "Korte ", "Lange ")
    for uitgang in _UITGANGEN
    for stam in _STAMMEN
)
