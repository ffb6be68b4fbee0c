"""A worker that tells from when to when it ran, by the clock that all processes share."""

import sys
import time


def main() -> None:
    begin = time.monotonic()
    time.sleep(0.2)
    sys.stdout.write(f"{begin} {time.monotonic()}")


if __name__ == "__main__":
    main()
