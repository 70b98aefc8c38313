"""Forms of several pages, made from the model that the API takes.

declare   what a form is, as plain data
widgets   from a field of the model to the way a page asks for it
answers   what was answered, held against the model
draft     the dossier of a form that is being filled in
overview  what is done and what is not; everything read back
pages     the pages, and the way through them
sheet     a form on one page
"""

from gemeengoed.flow.declare import Files, Flow, Is, Question, Repeat, Section, Step
from gemeengoed.flow.draft import Concept, Drafts
from gemeengoed.flow.pages import Sending, mount

__all__ = [
    "Concept",
    "Drafts",
    "Files",
    "Flow",
    "Is",
    "Question",
    "Repeat",
    "Section",
    "Sending",
    "Step",
    "mount",
]
