"""A process of the race for a claim: lays ten claims at once, and tells how many were its own and how many not."""

import asyncio
import sys
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.store.sql.store import SqlStore


async def main(database, name, start):
    store = SqlStore(database if "://" in database else Path(database))
    await store.open()
    now = datetime.now(UTC)

    async def one(number):
        async with store.transaction() as records:
            claim = await records.claims.claim(
                "s", "k", "f", f"{name}-{number}", now, now + timedelta(minutes=1)
            )
            await asyncio.sleep(0)
            return claim.state

    await asyncio.sleep(max(0.0, start - time.time()))
    states = Counter(await asyncio.gather(*map(one, range(10))))
    await store.close()
    sys.stdout.write(f"{states['ours']} {states['running']}\n")


asyncio.run(main(sys.argv[1], sys.argv[2], float(sys.argv[3])))
