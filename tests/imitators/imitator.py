"""aiortc with its own decoder, which claims to be a browser. With `chrome-hello` it is set up to send
the client hello of Chrome 131 to 138."""

import asyncio
import json
import sys
import time

from aiortc import RTCCertificate, RTCPeerConnection, RTCSessionDescription
from OpenSSL import SSL

CIPHERS = (
    b"ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:"
    b"ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305:"
    b"ECDHE-ECDSA-AES128-SHA:ECDHE-RSA-AES128-SHA:ECDHE-ECDSA-AES256-SHA:ECDHE-RSA-AES256-SHA:"
    b"AES128-GCM-SHA256:AES128-SHA:AES256-SHA:@SECLEVEL=0"
)
SIGNATURES = (
    b"ECDSA+SHA256:RSA-PSS+SHA256:RSA+SHA256:ECDSA+SHA384:RSA-PSS+SHA384:RSA+SHA384:"
    b"RSA-PSS+SHA512:RSA+SHA512:RSA+SHA1"
)
PROFILES = b"SRTP_AES128_CM_SHA1_80:SRTP_AEAD_AES_256_GCM:SRTP_AEAD_AES_128_GCM"
NO_ENCRYPT_THEN_MAC = 1 << 19


def send_chromes_hello():
    create = RTCCertificate._create_ssl_context

    def configured(self, srtp_profiles):
        context = create(self, srtp_profiles)
        context.set_options(NO_ENCRYPT_THEN_MAC)
        context.set_cipher_list(CIPHERS)
        SSL._lib.SSL_CTX_set1_sigalgs_list(context._context, SIGNATURES)
        context.set_tlsext_use_srtp(PROFILES)
        return context

    RTCCertificate._create_ssl_context = configured


def cells(frame):
    """The colours of four by four cells, as in crates/judge/src/challenge/content.rs."""
    plane = frame.reformat(format="rgb24").planes[0]
    pixels = bytes(plane)

    def digit(cell):
        across = int((cell % 4 + 0.5) * frame.width / 4)
        down = int((cell // 4 + 0.5) * frame.height / 4)
        at = down * plane.line_size + 3 * across
        red, green, blue = (channel >> 7 for channel in pixels[at : at + 3])
        return str(red << 2 | green << 1 | blue)

    return "".join(map(digit, range(16)))


async def watch(track, pictures):
    while True:
        frame = await track.recv()
        if track.kind == "video":
            pictures.append(cells(frame))


async def main():
    if "chrome-hello" in sys.argv:
        send_chromes_hello()
    connection = RTCPeerConnection()
    pictures, watching = [], []
    connection.on("track", lambda track: watching.append(asyncio.ensure_future(watch(track, pictures))))
    for kind in ["audio", "video"]:
        connection.addTransceiver(kind, direction="recvonly")
    await connection.setLocalDescription(await connection.createOffer())
    print(json.dumps({"offer": connection.localDescription.sdp}), flush=True)
    line = await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)
    answer = RTCSessionDescription(sdp=json.loads(line)["answer"], type="answer")
    await connection.setRemoteDescription(answer)
    until = time.monotonic() + 6
    while connection.connectionState != "connected" and time.monotonic() < until:
        await asyncio.sleep(0.05)
    connected, began = connection.connectionState == "connected", time.monotonic()
    if connected:
        await asyncio.sleep(2.5)
    told = {"connected": connected, "playedMs": (time.monotonic() - began) * 1000, "pictures": pictures}
    print(json.dumps(told), flush=True)
    for task in watching:
        task.cancel()
    await connection.close()


asyncio.run(main())
