"""Who is let in, and how much they may ask."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.door.guards import (
    CODE_LETTERS,
    MOST_ADDRESSES,
    Attempts,
    Bucket,
    Crowd,
    is_secret,
    new_code,
    same_code,
)


@given(st.lists(st.tuples(st.floats(0, 5), st.floats(0.1, 10)), max_size=60))
def test_a_bucket_never_gives_more_than_its_burst_and_its_rate(takes: list[tuple[float, float]]) -> None:
    bucket, now, taken = Bucket(burst=8, rate=2), 100.0, 0.0
    for pause, amount in takes:
        now += pause
        taken += amount if bucket.take(now, amount) else 0
    assert taken <= 8 + 2 * (now - 100.0) + 1e-6


def test_a_code_is_taken_however_it_is_typed() -> None:
    code = new_code()
    assert len(code) == 6
    assert set(code) <= set(CODE_LETTERS)
    assert same_code(f" {code[:3].lower()}-{code[3:]} ", code)
    assert not same_code(code[:-1], code)
    assert not same_code("", code)
    assert not same_code("ÄÖÜ💥", code)


def test_who_guesses_is_stopped_and_others_are_not() -> None:
    attempts = Attempts()
    tried = 0
    while not attempts.allowed("10.0.0.66", 5.0):
        attempts.count("10.0.0.66", 5.0)
        tried += 1
    assert tried == 10
    assert attempts.allowed("10.0.0.66", 5.0) > 5
    assert attempts.allowed("10.0.0.7", 5.0) == 0
    assert attempts.allowed("10.0.0.66", 5.0 + 60) == 0


def test_many_addresses_together_are_stopped_too_and_remembering_them_has_an_end() -> None:
    attempts, tried = Attempts(), 0
    for number in range(5000):
        address = f"10.{number // 256}.{number % 256}.1"
        if not attempts.allowed(address, 5.0):
            attempts.count(address, 5.0)
            tried += 1
    assert tried == 120
    assert len(attempts._by_address) <= MOST_ADDRESSES


def test_a_crowd_has_an_end_and_so_has_one_address() -> None:
    crowd = Crowd(most=5, most_from_one=3)
    assert [crowd.enter("a") for _ in range(4)] == [True, True, True, False]
    assert [crowd.enter(one) for one in "bcd"] == [True, True, False]
    crowd.leave("a")
    assert crowd.enter("d")
    for one in "aabcd":
        crowd.leave(one)
    assert crowd.count == 0
    assert not crowd._open


def test_a_secret_has_128_bits() -> None:
    assert is_secret("0" * 22)
    assert not is_secret("0" * 21)
    assert not is_secret("0" * 65)
    assert not is_secret("0" * 22 + "\n")
    assert not is_secret("0" * 22 + "'")
