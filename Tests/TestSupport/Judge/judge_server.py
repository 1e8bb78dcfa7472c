"""A judge that answers in one of several ways, for the tests: judge_server.py MODE.

Prints the port that it listens on, serves until its standard input ends.
"""
import json
import os
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

mode = sys.argv[1]
calls = 0


def entry(concept, verdict="asserted", quote="answers were cut"):
    return {"concept": concept, "verdict": verdict, "quote": quote}


class Judge(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_POST(self):
        global calls
        calls += 1
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        schema = body["response_format"]["json_schema"]["schema"]
        concepts = schema["properties"]["verdicts"]["items"]["properties"]["concept"]["enum"]
        if mode == "hang":
            time.sleep(30)
        if mode == "html":
            return self.reply(b"<html><body>Sign in</body></html>", "text/html")
        if mode == "status":
            return self.reply(b"busy", "text/plain", 503)
        if mode == "huge":
            return self.reply(b" " * (2 << 20), "application/json")
        verdicts = [entry(concept) for concept in concepts]
        if mode == "verdict":
            verdicts[0]["verdict"] = "11 of 10"
        if mode == "concept":
            verdicts[0]["concept"] = "made-up"
        if mode == "quote":
            verdicts = [entry(concept, quote="words nobody wrote") for concept in concepts]
        if mode == "denies":  # quotes what the explanation of the program's tests says
            verdicts = [entry(concept, "denied", "answers were cut short") for concept in concepts]
        if mode == "order":  # prefers whatever stands first
            verdicts = [entry(concept, "denied") for concept in concepts]
            verdicts[0] = entry(concepts[0])
        content = "no JSON" if mode == "prose" else json.dumps({"verdicts": verdicts})
        message = {"role": "assistant", "content": content}
        self.reply(json.dumps({"choices": [{"message": message}]}).encode(), "application/json")

    def reply(self, body, kind, status=200):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


server = ThreadingHTTPServer(("127.0.0.1", 0), Judge)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
sys.stdin.read()
os._exit(0)
