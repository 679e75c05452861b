"""Calls made up by lot from a few plain sentences, the same for the same seed."""

import json
import random
from collections.abc import Iterator

OPENINGS = [
    "您好，望禾客服中心，请问有什么可以帮您？",
    "您好，请讲。",
    "喂，什么事？",
    "对不起，让您久等了，您好，望禾热线。",
]
WISHES = [
    "我家停电了，什么时候能来电？",
    "我想问一下这个月的账单。",
    "我要投诉，上次来的师傅态度很差。",
    "我的电表坏了，想报修。",
    "你们营业厅几点开门？",
]
AGENT = [
    "好的，请您稍等，我帮您查一下。",
    "请问您的户号是多少？",
    "我不知道，您找维修点吧。",
    "这个不归我管。",
    "非常抱歉给您带来不便。",
    "我已经为您记录下来，工作人员会尽快与您联系。",
    "跟您核对一下，您的地址是城东路八号，对吗？",
    "感谢您的耐心等待。",
    "你急什么，我不是在查吗。",
]
CUSTOMER = [
    "好的。",
    "不知道户号也没关系吧？",
    "你们什么态度！",
    "快一点行不行，我等了很久了。",
    "行，谢谢你。",
    "对，就是这个地址。",
]
CLOSINGS = ["请问还有什么可以帮您？感谢您的来电，再见。", "再见。", "就这样吧。", ""]
TEAMS = ["一班", "二班", "三班"]
CALL_TYPES = ["consultation", "complaint", "fault-report", "business", None]


def calls(count: int, seed: int) -> Iterator[dict]:
    """Calls in the program's own format; now and then one lacks what a rule asks for."""
    lot = random.Random(seed)
    for number in range(count):
        yield _call(lot, number)


def lines(count: int, seed: int) -> list[bytes]:
    """The same as lines of a file, without line ends."""
    return [json.dumps(call, ensure_ascii=False).encode() for call in calls(count, seed)]


def _call(lot: random.Random, number: int) -> dict:
    agent = lot.randrange(40)
    turns, end = _turns(lot)
    call = {
        "id": f"G-{number:06}",
        "startedAt": f"2026-{lot.randint(1, 3):02}-{lot.randint(1, 28):02}T{lot.randint(8, 19):02}:15:00+08:00",
        "direction": "inbound",
        "callType": lot.choice(CALL_TYPES),
        "queue": lot.choice(["报修", "业务", None]),
        "agent": {"id": str(2000 + agent), "name": f"坐席{agent}", "team": TEAMS[agent % 3]},
        "ringing": {"rings": lot.randint(1, 6)} if lot.random() < 0.8 else None,
        "hangup": lot.choice(["customer", "agent", "system", None]),
        "duration": end + 1,
        "holds": [{"start": 5.0, "end": 25.0}] if lot.random() < 0.2 else [],
        "turns": turns,
    }
    return {name: value for name, value in call.items() if value is not None}


def _turns(lot: random.Random) -> tuple[list[dict], float]:
    said = [("agent", lot.choice(OPENINGS)), ("customer", lot.choice(WISHES))]
    for _ in range(lot.randint(1, 5)):
        said += [("agent", lot.choice(AGENT)), ("customer", lot.choice(CUSTOMER))]
    said.append(("agent", lot.choice(CLOSINGS)))
    turns, time = [], 0.5
    for speaker, text in said:
        end = round(time + 0.5 + len(text) / 5, 2)
        turns.append({"speaker": speaker, "text": text, "start": time, "end": end})
        time = round(end + lot.choice([0.3, 0.8, 4.0]), 2)
    return turns, time
