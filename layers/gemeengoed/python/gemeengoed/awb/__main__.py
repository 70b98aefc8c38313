"""``python -m gemeengoed.awb TERM k=v ...``: one computed term as JSON."""

import sys

from gemeengoed.awb.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
