"""The infrastructure: from manifests to CloudFormation templates, and those to a cloud.

applications    finds the applications and holds them together
target          where a template will run: AWS, or this machine
build           what a function is made of: its folder, the shared layer, the libraries (wheels,
                bytecode), its API document (openapi)
environment     which variables a function gets
constructs      function, application, gateway, monitoring
stacks          a plane of the cooperative as one template
guards          rules that every synthesis must pass
synth, app      synthesis by hand and by the CDK command line
release, deploy a release in its bucket, and the cooperative's stack
local           the same cloud on this machine: `make run`
new_application a new application from the skeleton
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
