"""The gate before the pool: in line, and safe whenever somebody goes away."""

from __future__ import annotations

import asyncio
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom._gate import Gate


async def turns(number: int = 3) -> None:
    for _ in range(number):
        await asyncio.sleep(0)


async def test_there_are_as_many_places_as_it_was_made_with() -> None:
    gate = Gate(2)

    assert [gate.try_enter() for _ in range(3)] == [True, True, False]


async def test_who_waits_enters_in_the_order_of_coming() -> None:
    gate, entered = Gate(1), list[int]()

    async def enter(number: int) -> None:
        await gate.enter()
        entered.append(number)
        gate.leave()

    assert gate.try_enter()
    tasks = [asyncio.create_task(enter(number)) for number in range(5)]
    await turns()
    waiting = gate.waiting
    gate.leave()
    await asyncio.gather(*tasks)

    assert (waiting, entered, gate.waiting) == (5, [0, 1, 2, 3, 4], 0)


async def test_nobody_gets_ahead_of_the_line() -> None:
    gate = Gate(1)
    await gate.enter()
    waiter = asyncio.create_task(gate.enter())
    await turns()
    gate.leave()  # hands the place to the waiter, who has not run yet

    assert gate.try_enter() is False
    await waiter
    gate.leave()
    assert gate.try_enter() is True


async def test_a_place_is_free_at_once_when_nobody_waits() -> None:
    gate = Gate(1)
    await gate.enter()
    gate.leave()

    await asyncio.wait_for(gate.enter(), 1)

    assert gate.try_enter() is False


async def test_a_waiter_that_is_cancelled_leaves_the_line() -> None:
    gate = Gate(1)
    await gate.enter()
    waiters = [asyncio.create_task(gate.enter()) for _ in range(3)]
    await turns()

    waiters[1].cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiters[1]

    assert gate.waiting == 2
    gate.leave()
    await waiters[0]
    gate.leave()
    await waiters[2]


async def test_a_place_that_was_handed_to_a_cancelled_waiter_is_passed_on() -> None:
    gate = Gate(1)
    await gate.enter()
    first, second = (asyncio.create_task(gate.enter()) for _ in range(2))
    await turns()

    gate.leave()  # first has the place from here on, …
    first.cancel()  # … but does not run any more

    with pytest.raises(asyncio.CancelledError):
        await first
    await asyncio.wait_for(second, 1)


async def test_a_place_that_was_handed_to_the_last_waiter_is_free_when_that_one_is_cancelled() -> None:
    gate = Gate(1)
    await gate.enter()
    waiter = asyncio.create_task(gate.enter())
    await turns()

    gate.leave()
    waiter.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiter

    assert gate.try_enter() is True


async def test_a_waiter_that_is_cancelled_and_then_reached_in_line_is_passed_over() -> None:
    gate = Gate(1)
    await gate.enter()
    first, second = (asyncio.create_task(gate.enter()) for _ in range(2))
    await turns()

    first.cancel()
    gate.leave()  # before first has noticed

    with pytest.raises(asyncio.CancelledError):
        await first
    await asyncio.wait_for(second, 1)
    gate.leave()
    assert gate.try_enter() is True


async def test_of_a_thousand_waiters_the_one_that_stays_gets_the_place() -> None:
    gate = Gate(1)
    await gate.enter()
    waiters = [asyncio.create_task(gate.enter()) for _ in range(1000)]
    await turns()

    for waiter in waiters[:-1]:
        waiter.cancel()
    gate.leave()
    await asyncio.wait_for(waiters[-1], 1)
    results = await asyncio.gather(*waiters[:-1], return_exceptions=True)

    assert {type(result) for result in results} == {asyncio.CancelledError}
    assert (gate.waiting, gate.try_enter()) == (0, False)


@given(st.integers(1, 3), st.lists(st.tuples(st.sampled_from("wlct"), st.integers(0, 20)), max_size=60))
def test_no_storm_loses_or_makes_a_place(places: int, storm: list[tuple[str, int]]) -> None:
    """w: somebody comes; l: somebody who is inside leaves; c: somebody is cancelled; t: the loop has its turn."""

    async def play() -> None:
        gate, inside, peak = Gate(places), set[int](), 0
        tasks: dict[int, asyncio.Task[None]] = {}
        numbers = count()

        async def visit(number: int) -> None:
            await gate.enter()
            inside.add(number)

        for what, which in storm:
            if what == "w":
                number = next(numbers)
                tasks[number] = asyncio.create_task(visit(number))
            elif what == "l" and inside:
                inside.remove(min(inside))
                gate.leave()
            elif what == "c" and tasks:
                tasks[which % len(tasks)].cancel()
            elif what == "t":
                await turns(1)
            peak = max(peak, len(inside))
        for task in tasks.values():
            task.cancel()
        await asyncio.gather(*tasks.values(), return_exceptions=True)
        for _ in range(len(inside)):
            gate.leave()

        assert peak <= places
        assert [gate.try_enter() for _ in range(places + 1)] == [True] * places + [False]

    asyncio.run(play())
