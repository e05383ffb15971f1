"""Photos sent with tuspy over a link that breaks; the client also gives up by itself in the middle
and begins anew. What it is told comes on standard input, what came of it goes out."""

import base64
import hashlib
import io
import json
import random
import sys

import requests
from tusclient.client import TusClient
from tusclient.exceptions import TusCommunicationError, TusUploadFailed

told = json.load(sys.stdin)
headers = {"Authorization": f"Bearer {told['bearer']}"}
dice = random.Random(told["seed"])
client = TusClient(f"{told['link']}/api/photos", headers=headers)
gave_up = 0


def attempt(photo_id, content, url):
    """One attempt: the address to go on at, and whether all of it was sent."""
    global gave_up
    stop_at = None if dice.randrange(3) == 0 else dice.randrange(1, len(content))
    try:
        uploader = client.uploader(
            file_stream=io.BytesIO(content),
            url=url,
            chunk_size=dice.choice([len(content), 16_384, 60_000]),
            metadata={"photo": photo_id, "filename": "page.jpg"},
            retries=dice.choice([0, 20]),
            retry_delay=0,
        )
    except TusCommunicationError:
        return url, False  # Asking how much is there was cut off.
    try:
        if stop_at is None or uploader.offset < stop_at:
            uploader.upload(stop_at=stop_at)
    except (TusCommunicationError, TusUploadFailed, requests.exceptions.RequestException):
        return uploader.url, False
    done = uploader.offset == len(content)
    gave_up += not done
    return uploader.url, done


def send(photo_id, content):
    url, done = None, False
    for _ in range(500):
        url, done = attempt(photo_id, content, url)
        if done:
            return
    raise SystemExit(f"{photo_id} was not sent in 500 attempts")


whole = 0
for photo in told["photos"]:
    send(photo["id"], base64.b64decode(photo["bytes"]))
    answer = requests.get(f"{told['server']}/api/photos/{photo['id']}", headers=headers)
    digest = hashlib.sha256(answer.content).hexdigest()
    whole += answer.status_code == 200 and digest == photo["sha256"]
print(json.dumps({"whole": whole, "gave_up": gave_up}))
