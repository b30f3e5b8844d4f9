"""An ordered, bounded map over processes."""

import os
import pickle
import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future
from contextlib import contextmanager
from itertools import islice
from typing import Any, TypeVar

from kaznorm.errors import KaznormError, OptionError

In = TypeVar("In")
Out = TypeVar("Out")

STOPS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
AHEAD = 3  # batches in flight for each process: enough to keep it busy while the consumer is slow

_function: Callable[[Any], Any]  # of a worker process, which gets it once


def ordered_map(
    function: Callable[[In], Out],
    items: Iterable[In],
    *,
    jobs: int = 1,
    batch: int = 1,
    rescue: Callable[[In], Out] | None = None,
) -> Iterator[Out]:
    """`map(function, items)` over `jobs` processes: lazy, in order, with a bounded number of items in flight.

    `batch` items travel together. With one job all happens here, item by item. With more, `function` must be
    picklable, and a script needs `if __name__ == "__main__":`. An exception, of the function or of the
    iterable, comes after the results before it. Stopping early stops the processes. Where a process dies,
    `rescue` gets the items that were in flight, and new processes do the rest; without it that is an error.

    >>> list(ordered_map(len, ["сөз", "ой"]))
    [3, 2]
    """
    if type(jobs) is not int or jobs < 1:
        raise OptionError(f"{jobs!r} is not allowed", where="jobs", remedy="give a whole number of at least 1")
    if jobs == 1:
        return (function(item) for item in items)
    return _over_processes(function, items, jobs, batch, rescue)


def _over_processes(
    function: Callable[[In], Out],
    items: Iterable[In],
    jobs: int,
    batch: int,
    rescue: Callable[[In], Out] | None,
) -> Iterator[Out]:
    batches = _Batches(iter(items), batch)
    pool = _Pool(function, jobs)
    waiting: deque[tuple[list[In], Future[tuple[list[Out], Exception | None]]]] = deque()
    try:
        while True:
            for some in islice(batches, jobs * AHEAD - len(waiting)):
                waiting.append((some, pool.submit(some)))
            if not waiting:
                break
            some, future = waiting.popleft()
            try:
                results, error = future.result()
            except BrokenExecutor:
                if rescue is None:
                    raise
                pool.close()
                results, error = [rescue(item) for item in some], None
                waiting = deque((some, _again(future, some, rescue)) for some, future in waiting)
                pool = _Pool(function, jobs)
            yield from results
            if error is not None:
                raise error
    except BrokenExecutor as broken:
        raise KaznormError("a worker process ended before its work did", remedy=pool.remedy) from broken
    finally:
        pool.close()
    if batches.error is not None:
        raise batches.error


def _again(
    future: Future[tuple[list[Out], Exception | None]], some: list[In], rescue: Callable[[In], Out]
) -> Future[tuple[list[Out], Exception | None]]:
    """The future, or a finished one where it died with its pool."""
    if not isinstance(future.exception(), BrokenExecutor):
        return future
    saved: Future[tuple[list[Out], Exception | None]] = Future()
    saved.set_result(([rescue(item) for item in some], None))
    return saved


def one_by_one(function: Callable[[In], Out], items: Iterable[In], lost: Callable[[In], Out]) -> Iterator[Out]:
    """`map(function, items)` in one process beside, item by item; `lost` stands for one at which it dies."""
    pool = _Pool(function, 1)
    try:
        for item in items:
            try:
                results, error = pool.submit([item]).result()
            except BrokenExecutor:
                pool.close()
                pool = _Pool(function, 1)
                yield lost(item)
                continue
            if error is not None:
                raise error
            yield from results
    finally:
        pool.close()


class _Pool:
    """Processes that know one function."""

    def __init__(self, function: Callable[[Any], Any], jobs: int) -> None:
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  (only who asks for processes pays)

        self.executor = ProcessPoolExecutor(jobs, initializer=_begin, initargs=(function,))
        self.born = self.submit([])  # now, before items take memory that a process which is forked would keep

    def submit(self, some: list[Any]) -> Future[tuple[list[Any], Exception | None]]:
        """Hand over a batch; where the pool is broken already, the future says so."""
        try:
            with _signals_wait():  # a process that is born is not to take them for its own
                return self.executor.submit(_work, some)
        except BrokenExecutor as broken:
            failed: Future[tuple[list[Any], Exception | None]] = Future()
            failed.set_exception(broken)
            return failed

    @property
    def remedy(self) -> str:
        """What may help where a process has died."""
        from multiprocessing import get_start_method  # noqa: PLC0415

        if get_start_method() == "fork" or (self.born.done() and not self.born.exception()):
            return "try fewer jobs: memory may have run out"
        return 'in a script, put what uses jobs under if __name__ == "__main__":; else try fewer jobs'

    def close(self) -> None:
        """Stop at once: what still runs is of no use, and writes nothing."""
        for process in list((self.executor._processes or {}).values()):  # no public name until 3.14
            process.kill()
        results = getattr(self.executor, "_result_queue", None)
        if results is not None:  # else half a result is waited for, of a process that was killed as it wrote
            results._writer.close()
        self.executor.shutdown(cancel_futures=True)


@contextmanager
def _signals_wait() -> Iterator[None]:
    """Let the signals that stop a run wait, also in processes that are made, until `_begin` says what they do there."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Batches:
    """The items in lists; where the iterable fails, the error waits until what came before it is done."""

    def __init__(self, items: Iterator[Any], size: int) -> None:
        self.items, self.size = items, size
        self.error: Exception | None = None

    def __iter__(self) -> Iterator[list[Any]]:
        return self

    def __next__(self) -> list[Any]:
        some: list[Any] = []
        try:
            while self.error is None and len(some) < self.size:
                some.append(next(self.items))
        except StopIteration:
            pass
        except Exception as error:  # noqa: BLE001  (raised again, in its turn)
            self.error = error
        if not some:
            raise StopIteration
        return some


def _begin(function: Callable[[Any], Any]) -> None:
    global _function  # noqa: PLW0603  (one function for each process)
    _function = function
    for sign in STOPS:  # Ctrl-C is the parent's, which stops the workers
        signal.signal(sign, signal.SIG_DFL if sign == signal.SIGTERM else signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Leave no process behind where the parent is killed and can't stop it."""
    from multiprocessing import parent_process  # noqa: PLC0415  (here it is loaded anyway)

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(items: list[Any]) -> tuple[list[Any], Exception | None]:
    results = []
    for item in items:
        try:
            results.append(_function(item))
        except Exception as error:  # noqa: BLE001  (handed to the consumer)
            return results, _portable(error)
    return results, None


def _portable(error: Exception) -> Exception:
    """The error, with its traceback as a note; another with its words where it can't leave the process."""
    trace = "in a worker process:\n" + "".join(traceback.format_exception(error))
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301  (its own)
    except Exception:  # noqa: BLE001  (any class may fail in any way)
        error = KaznormError(f"{type(error).__name__}: {error}")
    error.add_note(trace)
    return error
