"""The county-server program and HTTPS requests to it, for the tests that are written in Python."""

import http.client
import json
import ssl
import subprocess


class County:
    """A server with a folder of its own; use it in a `with`."""

    def __init__(self, program, folder, patience=20):
        self.program, self.folder, self.patience = program, folder, patience

    def run(self, *arguments, given=""):
        done = subprocess.run([self.program, *arguments], input=given, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def __enter__(self):
        self.run("init", "--data", self.folder, "--host", "127.0.0.1")
        self.server = subprocess.Popen([self.program, "serve", "--data", self.folder, "--listen", "127.0.0.1:0"],
                                       stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.port = int(self.server.stdout.readline().rsplit(":", 1)[1])
        self.forget_certificate()
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()

    def forget_certificate(self):
        """Whatever client certificate was loaded into `trust` is shown no more."""
        self.trust = ssl.create_default_context(cafile=f"{self.folder}/ca.pem")

    def request(self, method, path, body=None, headers=None):
        """Gives status, headers in lower case, and body."""
        connection = http.client.HTTPSConnection("127.0.0.1", self.port, context=self.trust, timeout=self.patience)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def sign_in(self, name, password, **more):
        """The headers that a member of staff's browser sends from then on."""
        status, headers, content = self.request("POST", "/api/v1/session",
                                                as_json({"name": name, "password": password, **more}),
                                                {"Content-Type": "application/json"})
        assert status == 201, f"not signed in: {status} {content}"
        return {"Cookie": headers["set-cookie"].split(";")[0], "X-CSRF-Token": json.loads(content)["csrf"]}


def bearer(token):
    return {"Authorization": "Bearer " + token}


def as_json(value):
    return json.dumps(value, ensure_ascii=False).encode()
