"""What breaks programs, tried on plan-territories: damaged input (`fuzz`) and SIGKILL (`kill`); `seeds`
writes what is damaged."""

import sys
from pathlib import Path

from . import fuzz, kill, seeds


def write_seeds(arguments: list[str]) -> int:
    """SOUND CORPUS: a sound region folder, and inputs for scripts/parser-fuzzing to begin with."""
    sound, corpus = map(Path, arguments)
    for name, content in seeds.region().items():
        (sound / name).parent.mkdir(parents=True, exist_ok=True)
        (sound / name).write_bytes(content)
    corpus.mkdir(parents=True, exist_ok=True)
    for name, content in seeds.parser_inputs().items():
        (corpus / name).write_bytes(content)
    return 0


if __name__ == "__main__":
    mode = {"fuzz": fuzz.main, "kill": kill.main, "seeds": write_seeds}[sys.argv[1]]
    sys.exit(mode(sys.argv[2:]))
