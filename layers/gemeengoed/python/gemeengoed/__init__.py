"""The shared layer: what every application of the cooperative stands on.

manifest    what an application is, as plain data
awb         the law of terms
dossier     commands -> events -> state, pure
store       how a dossier is written: one read, one transaction
api, web    the edges: JSON for machines, pages for people
stream      the edge to the bus: events out, events in
velden      the fields that every application has, each with its own refusal
form, pages what people fill in and see; session, login, frontdoor: who they are
problem     every error a caller can get
"""

__version__ = "0.1.0"
