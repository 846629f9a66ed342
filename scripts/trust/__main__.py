"""What breaks programs, tried on plan-territories: damaged input (`fuzz`) and SIGKILL (`kill`)."""

import sys

from . import fuzz, kill

if __name__ == "__main__":
    sys.exit({"fuzz": fuzz.main, "kill": kill.main}[sys.argv[1]](sys.argv[2:]))
