"""The infrastructure: from manifests to CloudFormation templates.

applications    finds the applications and holds them together
target          where a template will run: AWS, or this machine
build           what a function is made of: its folder, the shared layer, the libraries
environment     which variables a function gets
constructs      function, application, gateway, monitoring
stacks          a plane of the cooperative as one template
guards          rules that every synthesis must pass
synth, app      synthesis by hand and by the CDK command line
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
