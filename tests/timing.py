"""How long something keeps the processor busy."""

import gc
import time
from collections.abc import Callable


def busy_seconds(work: Callable[[], object]) -> float:
    """Without collecting garbage: late in a long run that walks through all there is, a second."""
    gc.disable()
    try:
        start = time.process_time()
        work()
        return time.process_time() - start
    finally:
        gc.enable()
