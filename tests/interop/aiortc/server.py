"""A WHEP server of aiortc's, whose ICE, DTLS, SRTP and encoders are neither the library's nor any
browser's. Prints its address as JSON, and ends with its standard input."""

import asyncio
import fractions
import json
import math
import struct
import sys
import uuid

from aiohttp import web
from aiortc import AudioStreamTrack, RTCPeerConnection, RTCSessionDescription, VideoStreamTrack
from av import AudioFrame, VideoFrame

HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "POST, DELETE, OPTIONS",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, If-Match",
    "Access-Control-Expose-Headers": "Location",
}
sessions = {}


class Colours(VideoStreamTrack):
    """Black, red, green and so on, each for a tenth of a second."""

    count = 0

    async def recv(self):
        pts, time_base = await self.next_timestamp()
        colour = self.count // 3 % 8
        self.count += 1
        frame = VideoFrame(160, 120, "rgb24")
        pixel = bytes(255 * (colour >> bit & 1) for bit in (2, 1, 0))
        frame.planes[0].update(pixel * (frame.planes[0].buffer_size // 3))
        frame.pts, frame.time_base = pts, time_base
        return frame


class Tone(AudioStreamTrack):
    """400 Hz for ever."""

    async def recv(self):
        silence = await super().recv()
        rate, count = silence.sample_rate, silence.samples
        wave = (
            int(12000 * math.sin(2 * math.pi * 400 * (silence.pts + at) / rate)) for at in range(count)
        )
        frame = AudioFrame("s16", "mono", count)
        frame.planes[0].update(struct.pack(f"{count}h", *wave))
        frame.pts, frame.sample_rate = silence.pts, rate
        frame.time_base = fractions.Fraction(1, rate)
        return frame


async def post(request):
    connection = RTCPeerConnection()
    try:
        offer = RTCSessionDescription(sdp=await request.text(), type="offer")
        await connection.setRemoteDescription(offer)
        for transceiver in connection.getTransceivers():
            transceiver.sender.replaceTrack(Colours() if transceiver.kind == "video" else Tone())
            transceiver.direction = "sendonly"
        await connection.setLocalDescription(await connection.createAnswer())
    except ValueError as error:
        await connection.close()
        return web.Response(status=400, text=str(error), headers=HEADERS)
    name = uuid.uuid4().hex
    sessions[name] = connection
    return web.Response(
        status=201,
        text=connection.localDescription.sdp,
        content_type="application/sdp",
        headers={**HEADERS, "Location": f"/whep/{name}"},
    )


async def delete(request):
    connection = sessions.pop(request.match_info["name"], None)
    if connection:
        await connection.close()
    return web.Response(status=200 if connection else 404, headers=HEADERS)


async def count(_):
    return web.json_response({"sessions": len(sessions)}, headers=HEADERS)


async def options(_):
    return web.Response(status=204, headers=HEADERS)


async def main():
    application = web.Application()
    application.add_routes(
        [
            web.post("/whep", post),
            web.delete("/whep/{name}", delete),
            web.get("/sessions", count),
            web.options("/{any:.*}", options),
        ]
    )
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = site._server.sockets[0].getsockname()[1]
    print(json.dumps({"address": f"http://127.0.0.1:{port}"}), flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    await asyncio.gather(*(connection.close() for connection in sessions.values()))
    await runner.cleanup()


asyncio.run(main())
