"""Asking the register: Haal Centraal BRP Personen bevragen 2.7.0, as pure functions.

One module per family of rules. A persoonslijst goes in, what the standard says about it comes out;
nothing here knows of HTTP or a database.

    lo3           a persoonslijst: categories, their versions, elements
    velden        the fields one can ask for, with the LO3 rubrieken behind each
    vraag         what is asked: the seven query types and what is wrong with a question
    autorisatie   what a consumer may ask
    persoon       everything derived of one person, from the modules below
    groep         a group of fields, which of them are under investigation, and leaving out the rest
    datum leeftijd naam adel aanhef aanschrijfwijze lopende_tekst adresregels verblijfplaats
    nationaliteit gerelateerden       the rules of the standard, a family each
"""

VERSIE = "2.7.0"
