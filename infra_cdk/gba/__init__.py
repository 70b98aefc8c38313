"""Filling a population register: what a municipality runs at its own desk, not in the cloud.

lo3csv      a CSV by LO3 element names, read and written
laden       sends such a file to an instance (`make gba-laden`)
personen    makes up persons, as many as asked for (`make gba-personen`)
"""
