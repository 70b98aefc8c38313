"""A stand-in for the identity providers: it lets anyone be any test person. Never deployed.

It stands where DigiD, eHerkenning, a municipality's own identity provider and the issuer of API
tokens stand, under one address for each: `/<code>/digid`, `/<code>/eherkenning`,
`/<code>/medewerkers`, `/<code>/api`.
What it checks, it checks as they would (docs/adr/0005-stand-in-identity-provider.md).

keys      the signing key, kept so that tokens outlive a restart
people    the test persons
flow      OpenID Connect's code flow with PKCE, and tokens for machines; no HTTP
pages     what a person sees
server    HTTP on 127.0.0.1
"""
