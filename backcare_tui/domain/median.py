"""The middle of numbers. The standard library's costs 10 ms to import, at every start."""

from collections.abc import Iterable


def median(values: Iterable[float]) -> float:
    """The middle one of `values`, or the mean of the middle two; ValueError for none."""
    ordered = sorted(values)
    if not ordered:
        raise ValueError("the median of nothing")
    half = len(ordered) // 2
    if len(ordered) % 2:
        return float(ordered[half])
    return (ordered[half - 1] + ordered[half]) / 2
