"""The county-server program and HTTPS requests to it, for the tests that are written in Python."""

import http.client
import json
import ssl
import subprocess
import tempfile


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
        self.trust = self.new_trust()
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()

    def new_trust(self):
        return ssl.create_default_context(cafile=f"{self.folder}/ca.pem")

    def enrol(self, station):
        """What a machine shows that has become this station."""
        code = self.run("enrolment-code", "--data", self.folder, "--station", station)
        with tempfile.TemporaryDirectory() as folder:
            request = make_request(folder)
            status, _, content = self.request("POST", "/api/v1/enrolment",
                                              as_json({"code": code, "certificate_request": request}),
                                              {"Content-Type": "application/json"})
            assert status == 201, f"{station} is not enrolled: {status} {content}"
            return Kiosk(self, json.loads(content)["certificate"], folder)

    def request(self, method, path, body=None, headers=None, kiosk=None):
        """As that kiosk, or as nobody. Gives status, headers in lower case, and body."""
        trust = kiosk.trust if kiosk else self.trust
        connection = http.client.HTTPSConnection("127.0.0.1", self.port, context=trust, timeout=self.patience)
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


class Kiosk:
    """A certificate and the key that lies in `folder`."""

    def __init__(self, county, certificate, folder):
        with open(f"{folder}/certificate.pem", "w", encoding="utf-8") as file:
            file.write(certificate)
        self.trust = county.new_trust()
        self.trust.load_cert_chain(f"{folder}/certificate.pem", f"{folder}/key.pem")


def make_request(folder):
    """A request for a certificate (PEM); its key is key.pem of `folder`."""
    def make(*arguments):
        subprocess.run(["openssl", *arguments], check=True, capture_output=True, cwd=folder)
    make("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "key.pem")
    make("req", "-new", "-key", "key.pem", "-subj", "/CN=anything", "-out", "request.pem")
    with open(f"{folder}/request.pem", encoding="utf-8") as file:
        return file.read()


def as_json(value):
    return json.dumps(value, ensure_ascii=False).encode()
