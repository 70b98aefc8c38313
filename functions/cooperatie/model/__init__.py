"""The domain of the cooperative, pure: no database, no HTTP, no clock.

kenmerk       the numbers and names that government gives: RSIN, OIN, CBS code
aanmelding    who wants to join, for which municipalities
lid           a member: from application to joining
inleg         what joining costs, by which decision
factuur       invoices and their numbers
bezetting     who holds a municipality, a legal body or a host name
instantie     what runs for one municipality: desired and actual
wens          what users of the portals miss
release       which releases there are, and which one all instances should run
"""
