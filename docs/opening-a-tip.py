#!/usr/bin/env python3
"""Decrypts what Plainsight sealed, without any part of Plainsight and with nothing to install.

It needs Python 3.9 or newer and its standard library; every algorithm that the library lacks is written out below, each
under the document and the section that it follows. Beside it stands opening-a-tip.md, which says what the results mean.

It is for rescue, on a machine that is connected to nothing. Nothing here is constant-time: whoever can measure this
process can learn the key. It never writes what did not pass its authentication tag.
"""

import argparse
import base64
import collections
import contextlib
import getpass
import hashlib
import hmac
import json
import mimetypes
import os
import re
import struct
import sys
import unicodedata
import uuid


class Refused(Exception):
    """Something is wrong with what was given; the text says what, for people."""


class WrongTag(Refused):
    """Another key, or a byte that was changed."""


class NoKey(Refused):
    """None of the keys is one that the file was sealed for, as far as its stanzas tell."""


# ChaCha20 and Poly1305: RFC 8439


def chacha20(key, nonce, counter, length):
    """Key stream (2.3, 2.4). One big integer holds one state word of every block, 64 bits a block, so that Python's own
    arithmetic works on all blocks at once."""
    blocks = -(-length // 64)
    ones = int.from_bytes(b'\1\0\0\0\0\0\0\0' * blocks, 'little')
    mask = ones * 0xFFFFFFFF
    start = [word * ones for word in struct.unpack('<16I', b'expand 32-byte k' + key + bytes(4) + nonce)]
    start[12] = int.from_bytes(struct.pack(f'<{blocks}Q', *range(counter, counter + blocks)), 'little')
    state = list(start)

    def quarter_round(a, b, c, d):  # 2.1
        for x, y, z, turn in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            state[x] = (state[x] + state[y]) & mask
            mixed = state[z] ^ state[x]
            state[z] = (mixed << turn | mixed >> (32 - turn)) & mask

    for _ in range(10):
        for column in range(4):
            quarter_round(column, column + 4, column + 8, column + 12)
        for column in range(4):
            quarter_round(column, 4 + (column + 1) % 4, 8 + (column + 2) % 4, 12 + (column + 3) % 4)
    stream = [0] * (16 * blocks)
    for at in range(16):
        words = ((state[at] + start[at]) & mask).to_bytes(8 * blocks, 'little')
        stream[at::16] = struct.unpack(f'<{blocks}Q', words)
    return struct.pack(f'<{16 * blocks}I', *stream)[:length]


def poly1305(key, message):
    """One-time authenticator (2.5)."""
    r = int.from_bytes(key[:16], 'little') & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    total = 0
    for at in range(0, len(message), 16):
        block = message[at : at + 16]
        total = (total + int.from_bytes(block + b'\1', 'little')) * r % (2**130 - 5)
    return ((total + int.from_bytes(key[16:], 'little')) % 2**128).to_bytes(16, 'little')


def aead_open(key, nonce, sealed, data=b''):
    """AEAD_CHACHA20_POLY1305, decryption (2.6, 2.8)."""
    text, tag = sealed[:-16], sealed[-16:]
    stream = chacha20(key, nonce, 0, 64 + len(text))
    filled = [part + bytes(-len(part) % 16) for part in (data, text)]
    expected = poly1305(stream[:32], b''.join(filled) + struct.pack('<QQ', len(data), len(text)))
    if not hmac.compare_digest(expected, tag):
        raise WrongTag('a tag is wrong: another key, or a byte was changed')
    plain = int.from_bytes(text, 'little') ^ int.from_bytes(stream[64:], 'little')
    return plain.to_bytes(len(text), 'little')


# X25519: RFC 7748


def x25519(scalar, u=(9).to_bytes(32, 'little')):
    """The Montgomery ladder (5)."""
    p = 2**255 - 19
    k = int.from_bytes(scalar, 'little') & (2**255 - 8) | 2**254
    x1 = (int.from_bytes(u, 'little') & (2**255 - 1)) % p
    x2, z2, x3, z3 = 1, 0, x1, 1
    for bit in range(254, -1, -1):
        if k >> bit & 1:
            x2, z2, x3, z3 = x3, z3, x2, z2
        a, b, c, d = x2 + z2, x2 - z2, x3 + z3, x3 - z3
        aa, bb, da, cb = a * a % p, b * b % p, d * a % p, c * b % p
        e = aa - bb
        x3, z3 = (da + cb) ** 2 % p, x1 * (da - cb) ** 2 % p
        x2, z2 = aa * bb % p, e * (aa + 121665 * e) % p
        if k >> bit & 1:
            x2, z2, x3, z3 = x3, z3, x2, z2
    shared = (x2 * pow(z2, p - 2, p) % p).to_bytes(32, 'little')
    if shared == bytes(32):  # 6.1
        raise Refused('a stanza holds a point of small order')
    return shared


# ML-KEM-768: FIPS 203. Polynomials are lists of 256 numbers below Q.

Q, K = 3329, 3
BIT_REVERSED = [int(f'{i:07b}'[::-1], 2) for i in range(128)]
ZETAS = [pow(17, i, Q) for i in BIT_REVERSED]  # appendix A
GAMMAS = [pow(17, 2 * i + 1, Q) for i in BIT_REVERSED]


def ntt(polynomial):
    """Algorithm 9."""
    f = list(polynomial)
    zetas = iter(ZETAS[1:])
    for length in (128, 64, 32, 16, 8, 4, 2):
        for start in range(0, 256, 2 * length):
            zeta = next(zetas)
            for j in range(start, start + length):
                t = zeta * f[j + length] % Q
                f[j], f[j + length] = (f[j] + t) % Q, (f[j] - t) % Q
    return f


def inverse_ntt(transformed):
    """Algorithm 10."""
    f = list(transformed)
    zetas = iter(ZETAS[:0:-1])
    for length in (2, 4, 8, 16, 32, 64, 128):
        for start in range(0, 256, 2 * length):
            zeta = next(zetas)
            for j in range(start, start + length):
                t = f[j]
                f[j], f[j + length] = (t + f[j + length]) % Q, zeta * (f[j + length] - t) % Q
    return [number * 3303 % Q for number in f]


def dot(left, right):
    """Sum of products of two vectors in the NTT domain: algorithms 11 and 12."""
    total = [0] * 256
    for f, g in zip(left, right):
        for i, gamma in enumerate(GAMMAS):
            a0, a1, b0, b1 = f[2 * i], f[2 * i + 1], g[2 * i], g[2 * i + 1]
            total[2 * i] += a0 * b0 + a1 * b1 * gamma
            total[2 * i + 1] += a0 * b1 + a1 * b0
    return [number % Q for number in total]


def plus(*polynomials):
    return [sum(numbers) % Q for numbers in zip(*polynomials)]


def encode(numbers, bits):
    """ByteEncode, algorithm 5."""
    return sum(number << bits * i for i, number in enumerate(numbers)).to_bytes(32 * bits, 'little')


def decode(data, bits):
    """ByteDecode, algorithm 6."""
    whole = int.from_bytes(data, 'little')
    return [whole >> bits * i & (1 << bits) - 1 for i in range(256)]


def compress(polynomial, bits):
    """(4.7), rounding to the nearest."""
    return [((number << bits) + Q // 2) // Q & (1 << bits) - 1 for number in polynomial]


def decompress(numbers, bits):
    """(4.8)"""
    return [(number * Q + (1 << bits - 1)) >> bits for number in numbers]


def sample_ntt(seed):
    """Algorithm 7. 280 rounds are too few once in 2^261: appendix B."""
    stream = hashlib.shake_128(seed).digest(3 * 280)
    numbers = []
    for a, b, c in zip(stream[0::3], stream[1::3], stream[2::3]):
        numbers += [d for d in (a + 256 * (b % 16), b // 16 + 16 * c) if d < Q]
    return numbers[:256]


def sample_cbd(seed, n):
    """PRF (4.3) and algorithm 8, with eta = 2."""
    nibbles = [half for byte in hashlib.shake_256(seed + bytes([n])).digest(128) for half in (byte & 15, byte >> 4)]
    return [((x & 1) + (x >> 1 & 1) - (x >> 2 & 1) - (x >> 3)) % Q for x in nibbles]


class MlKem768:
    def __init__(self, d, z):
        """KeyGen_internal, algorithm 16, and K-PKE.KeyGen, algorithm 13."""
        seeds = hashlib.sha3_512(d + bytes([K])).digest()
        rho, sigma = seeds[:32], seeds[32:]
        self.matrix = [[sample_ntt(rho + bytes([j, i])) for j in range(K)] for i in range(K)]
        self.secret = [ntt(sample_cbd(sigma, n)) for n in range(K)]
        errors = [ntt(sample_cbd(sigma, K + n)) for n in range(K)]
        self.t = [plus(dot(row, self.secret), error) for row, error in zip(self.matrix, errors)]
        self.public = b''.join(encode(polynomial, 12) for polynomial in self.t) + rho
        self.hash, self.z = hashlib.sha3_256(self.public).digest(), z

    def encrypt(self, message, randomness):
        """K-PKE.Encrypt, algorithm 14."""
        y = [ntt(sample_cbd(randomness, n)) for n in range(K)]
        columns = zip(*self.matrix)
        u = [plus(inverse_ntt(dot(c, y)), sample_cbd(randomness, K + n)) for n, c in enumerate(columns)]
        mu = decompress(decode(message, 1), 1)
        v = plus(inverse_ntt(dot(self.t, y)), sample_cbd(randomness, 2 * K), mu)
        return b''.join(encode(compress(polynomial, 10), 10) for polynomial in u) + encode(compress(v, 4), 4)

    def decapsulate(self, ciphertext):
        """Decaps_internal, algorithm 18, and K-PKE.Decrypt, algorithm 15. A changed ciphertext gives another secret and
        no error (implicit rejection): what is encrypted under the secret then has a wrong tag."""
        u = [decompress(decode(ciphertext[at : at + 320], 10), 10) for at in range(0, 960, 320)]
        v = decompress(decode(ciphertext[960:], 4), 4)
        product = inverse_ntt(dot(self.secret, [ntt(polynomial) for polynomial in u]))
        message = encode(compress([(a - b) % Q for a, b in zip(v, product)], 1), 1)
        secrets = hashlib.sha3_512(message + self.hash).digest()
        if self.encrypt(message, secrets[32:]) != ciphertext:
            return hashlib.shake_256(self.z + ciphertext).digest(32)
        return secrets[:32]


# HKDF with SHA-256: RFC 5869


def extract(salt, secret):
    return hmac.digest(salt or bytes(32), secret, 'sha256')


def expand(prk, info, length=32):
    """One block is enough: nothing here is longer than a hash."""
    return hmac.digest(prk, info + b'\1', 'sha256')[:length]


def hkdf(secret, salt, info):
    return expand(extract(salt, secret), info)


# age identities: the C2SP specification of age, https://c2sp.org/age


def bech32_decode(text):
    """BIP 173, without its limit of 90 characters. Returns the part that says what it is, and the bytes."""
    symbols = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
    name, _, rest = text.lower().rpartition('1')
    if text not in (text.lower(), text.upper()) or not name or set(rest) - set(symbols):
        raise Refused('a key has a character that no key has')
    values = [symbols.index(symbol) for symbol in rest]
    checksum = 1
    for value in [ord(c) >> 5 for c in name] + [0] + [ord(c) & 31 for c in name] + values:
        top = checksum >> 25
        checksum = (checksum & 0x1FFFFFF) << 5 ^ value
        for i, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            checksum ^= generator if top >> i & 1 else 0
    if checksum != 1 or len(values) < 6:
        raise Refused('a key was copied wrongly: its check characters do not fit')
    bits = ''.join(f'{value:05b}' for value in values[:-6])
    if len(bits) % 8 > 4 or '1' in bits[len(bits) // 8 * 8 :]:
        raise Refused('a key was copied wrongly: bits are left over')
    return name, bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits) // 8 * 8, 8))


class HybridIdentity:
    """AGE-SECRET-KEY-PQ-1…: "The hybrid recipient type". The key encapsulation is MLKEM768-X25519 of
    draft-ietf-hpke-pq, which is X-Wing, draft-connolly-cfrg-xwing-kem, section 5."""

    kind, share_length = 'mlkem768x25519', 1120

    def __init__(self, seed):
        expanded = hashlib.shake_256(seed).digest(96)
        self.kem, self.scalar = MlKem768(expanded[:32], expanded[32:64]), expanded[64:]
        self.point = x25519(self.scalar)
        self.public = self.kem.public + self.point

    def wrapping(self, share):
        """HPKE, RFC 9180, section 5.1, base mode: HKDF-SHA256 (0x0001), ChaCha20Poly1305 (0x0003)."""
        ciphertext, point = share[:1088], share[1088:]
        secrets = self.kem.decapsulate(ciphertext) + x25519(self.scalar, point)
        shared = hashlib.sha3_256(secrets + point + self.point + rb'\.//^' b'\\').digest()
        suite = b'HPKE' + struct.pack('>HHH', 0x647A, 0x0001, 0x0003)

        def labeled_extract(salt, label, secret):  # section 4
            return extract(salt, b'HPKE-v1' + suite + label + secret)

        def labeled_expand(prk, label, info, length):
            return expand(prk, struct.pack('>H', length) + b'HPKE-v1' + suite + label + info, length)

        info = labeled_extract(b'', b'info_hash', b'age-encryption.org/mlkem768x25519')
        context = b'\0' + labeled_extract(b'', b'psk_id_hash', b'') + info
        secret = labeled_extract(shared, b'secret', b'')
        return labeled_expand(secret, b'key', context, 32), labeled_expand(secret, b'base_nonce', context, 12)


class X25519Identity:
    """AGE-SECRET-KEY-1…: "The X25519 recipient type"."""

    kind, share_length = 'X25519', 32

    def __init__(self, scalar):
        self.scalar, self.public = scalar, x25519(scalar)

    def wrapping(self, share):
        return hkdf(x25519(self.scalar, share), share + self.public, b'age-encryption.org/v1/X25519'), bytes(12)


IDENTITIES = {'age-secret-key-pq-': HybridIdentity, 'age-secret-key-': X25519Identity}


def identity_of(text):
    name, secret = bech32_decode(text)
    if name not in IDENTITIES or len(secret) != 32:
        raise Refused('this is not an age identity')
    return IDENTITIES[name](secret)


# age files: https://c2sp.org/age, "Header" and "Payload"

STANZA = re.compile(rb'-> ([!-~]+(?: [!-~]+)*)\n((?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n)')
MAC = re.compile(rb'---( [A-Za-z0-9+/]{43}\n)')
CHUNK = 64 * 1024 + 16


def base64_of(text):
    """Base64 without padding, in the one form that the specification allows (RFC 4648, sections 3.5 and 4)."""
    text = text.replace(b'\n', b'').strip(b' ')
    try:
        data = base64.b64decode(text + b'=' * (-len(text) % 4), validate=True)
    except ValueError:
        data = b''
    if base64.b64encode(data).rstrip(b'=') != text:
        raise Refused('the header of the age file is malformed')
    return data


def file_key(stanzas, identities):
    for identity in identities:
        for (kind, *arguments), body in stanzas:
            if kind != identity.kind.encode():
                continue
            share = base64_of(arguments[0]) if len(arguments) == 1 else b''
            if len(share) != identity.share_length or len(body) != 32:
                raise Refused('the header of the age file is malformed')
            try:
                return aead_open(*identity.wrapping(share), body)
            except WrongTag:
                continue
    raise NoKey('no key that was given opens it, or its header was changed')


def decrypt(data, identities):
    """What was sealed, once all of it has passed. Raises Refused."""
    at = len(b'age-encryption.org/v1\n')
    if data[:at] != b'age-encryption.org/v1\n':
        raise Refused('this is not a binary age file')
    stanzas = []
    while found := STANZA.match(data, at):
        stanzas.append((found[1].split(b' '), base64_of(found[2])))
        at = found.end()
    end = MAC.match(data, at)
    if not end:
        raise Refused('the header of the age file is malformed')
    key = file_key(stanzas, identities)
    mac = hmac.digest(hkdf(key, b'', b'header'), data[: end.start(1)], 'sha256')
    if not hmac.compare_digest(mac, base64_of(end[1])):
        raise Refused('the header of the age file was changed')
    nonce, payload = data[end.end() : end.end() + 16], data[end.end() + 16 :]
    return stream_open(hkdf(key, nonce, b'payload'), payload)


def stream_open(key, payload):
    """STREAM: chunks of 64 KiB, numbered, the last one marked."""
    chunks = [payload[at : at + CHUNK] for at in range(0, len(payload), CHUNK)] or [b'']
    opened = []
    for n, chunk in enumerate(chunks):
        is_last = n == len(chunks) - 1
        opened.append(aead_open(key, n.to_bytes(11, 'big') + bytes([is_last]), chunk))
    if len(chunks) > 1 and not opened[-1]:
        raise Refused('the age file ends with an empty chunk')
    return b''.join(opened)


# Keys of an officer: Plainsight's src/lib/sealed/keyring.ts and receipt-code.ts


def opener(kind, secret, salt=b'', n=0):
    """The identity that opens an officer's keyring entry of that kind."""
    if kind == 'passphrase':
        words = ' '.join(unicodedata.normalize('NFKC', secret).lower().split())
        root = hashlib.scrypt(words.encode(), salt=salt, n=n, r=8, p=1, maxmem=2**31 - 1, dklen=32)
    else:
        root = code_bytes(secret) if kind == 'recovery' else hex_bytes(secret)
    return HybridIdentity(hkdf(root, b'', f'plainsight/v1/opener/{kind}'.encode()))


def code_bytes(text):
    """80 bits in Crockford's Base32, and two symbols that check them."""
    symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
    code = re.sub('[^0-9A-Z]', '', text.upper()).translate(str.maketrans('OIL', '011'))
    if len(code) != 18 or set(code) - set(symbols):
        raise Refused('a recovery code has 18 letters and digits, and no U')
    number = 0
    for symbol in code:
        number = number * 32 + symbols.index(symbol)
    value, check = divmod(number, 1024)
    if value % 1021 != check:
        raise Refused('the recovery code was copied wrongly: its last two characters do not fit')
    return value.to_bytes(10, 'big')


def hex_bytes(text):
    try:
        return bytes.fromhex(text)
    except ValueError:
        raise Refused('this wants hexadecimal digits, two for each byte') from None


# A dump of the database: plain text of pg_dump, rows as PostgreSQL's COPY writes them


class Dump:
    """Read again for each table: it may be larger than memory."""

    def __init__(self, path, complain):
        self.file, self.tables, self.complain, inside = open(path, 'rb'), {}, complain, None
        for line in iter(self.file.readline, b''):
            begins = re.match(rb'COPY public\.(\w+) \((.*)\) FROM stdin;\n', line)
            if inside:
                inside = None if line == b'\\.\n' else inside
            elif begins:
                inside = begins[1].decode()
                columns = [name.strip('"') for name in begins[2].decode().split(', ')]
                self.tables[inside] = (columns, self.file.tell())
        if inside:
            raise Refused(f'the dump ends in the middle of table {inside}')
        if 'tips' not in self.tables:
            raise Refused('it holds no rows of Plainsight as pg_dump --format=plain writes them')

    def rows(self, table):
        """Each row by column, and where in the file it stands. A malformed one takes no other with it."""
        at = self.tables[table][1] if table in self.tables else None
        while at is not None and (line := self.line_at(at)) != b'\\.\n':
            try:
                yield self.row_of(table, line), at
            except ValueError:
                self.complain(f'{table}, byte {at} of the dump', 'the row is malformed')
            at += len(line)

    def line_at(self, at):
        self.file.seek(at)
        return self.file.readline()

    def row_of(self, table, line):
        columns, fields = self.tables[table][0], line[:-1].split(b'\t')
        if len(fields) != len(columns):
            raise ValueError
        return dict(zip(columns, map(value_of, fields)))


def value_of(field):
    if field == b'\\N':
        return None
    if re.fullmatch(rb'\\\\x(?:[0-9a-f]{2})*', field):
        return bytes.fromhex(field[3:].decode())
    letters = {b'b': b'\b', b'f': b'\f', b'n': b'\n', b'r': b'\r', b't': b'\t', b'v': b'\v'}
    return re.sub(rb'\\(.)', lambda found: letters.get(found[1], found[1]), field).decode()


# table, column, and the kind of envelope in it
WRITTEN = (
    ('tips', 'sealed', 'tip'),
    ('additions', 'sealed', 'addition'),
    ('replies', 'sealed_for_tipster', 'reply'),
    ('replies', 'sealed_for_lane', 'reply'),
    ('replies', 'sending', 'sending'),
    ('notes', 'sealed', 'note'),
    ('urgency_changes', 'sealed', 'reason'),
    ('closures', 'sealed', 'closure'),
    ('closures', 'sealed_reopening', 'reason'),
    ('stages', 'sealed', 'stage'),
    ('responses', 'sealed', 'response'),
    ('moves', 'sealed', 'reason'),
)


# columns that were sealed to another epoch than the row's own, where one is named
EPOCHS = {
    'sealed_reopening': 'reopening_epoch',
    'sealed_for_lane': 'kept_epoch',
    'sealed_for_tipster': 'moved_epoch',
    'sending': 'moved_epoch',
}


def is_the_lanes(row, column):
    """A reply is one file for the tipster and the lane, with the act of sending beside it. Without: the tipster's own."""
    return column != 'sealed_for_tipster' or row.get('sending') is not None


class Rescue:
    """What the keys that were given open in a dump, printed; and what is wrong with it, said on standard error."""

    def __init__(self, path, given):
        self.dump, self.given = Dump(path, self.complain), given
        self.lane_keys, self.files = collections.defaultdict(list), []
        self.opened, self.shut, self.wrong = collections.Counter(), collections.Counter(), set()

    def complain(self, where, why):
        if (where, why) not in self.wrong:
            say(f'{where}: {why}')
        self.wrong.add((where, why))

    @contextlib.contextmanager
    def attempt(self, where):
        """One damaged row takes nothing else with it."""
        try:
            yield
        except NoKey:
            pass
        except Refused as why:
            self.complain(where, why)
        except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
            self.complain(where, 'what was sealed, or the row, is malformed')

    def open_keyring(self, kind, secret, n):
        salts = {row['officer_id']: row['salt'] for row, _ in self.dump.rows('passphrases')}
        before = len(self.given)
        for row, _ in self.dump.rows('keyring_entries'):
            if row['kind'] == kind:
                with self.attempt(f'keyring entry {row["id"]}'):
                    key = opener(kind, secret, salts.get(row['officer_id']), n)
                    self.given.append(identity_of(json.loads(decrypt(row['sealed'], [key]))['identity']))
        if len(self.given) == before:
            self.complain(kind, 'what was given opens no entry of any keyring')

    def open_lane_keys(self):
        cards = {}
        for row, _ in self.dump.rows('lane_epochs'):
            with self.attempt(f'card of lane {row["lane_id"]}, epoch {row["epoch"]}'):
                place = (row['lane_id'], int(row['epoch']))
                cards[place] = bech32_decode(json.loads(row['card'])['recipient'])[1]
                self.lane_keys[place] += [key for key in self.given if key.public == cards[place]]
        for row, _ in self.dump.rows('lane_keys'):
            with self.attempt(f'key of lane {row["lane_id"]}, epoch {row["epoch"]}, for {row["holder"]}'):
                place = (row['lane_id'], int(row['epoch']))
                keys = json.loads(decrypt(row['sealed'], self.given))
                key = identity_of(keys['identity'])
                self.lane_keys[place].append(key)
                if (keys['lane'], keys['epoch'], key.public) != (*place, cards.get(place)):
                    raise Refused("it is not the key of that epoch's card")

    def open_sealed(self, table, sealed, lane, epoch=None):
        """Epoch: None where the row does not name one, and any may fit."""
        places = sorted((place for place in self.lane_keys if place[0] == lane), reverse=True)
        keys = [key for place in places if epoch in (None, place[1]) for key in self.lane_keys[place]]
        try:
            plain = decrypt(sealed, keys or self.given)
        except NoKey:
            if keys:
                raise Refused('the key of its lane does not open it: changed, or sealed for another') from None
            self.shut[table, lane] += 1
            raise
        self.opened[table] += 1
        return plain

    def open_written(self):
        lanes = {row['id']: row['lane_id'] for row, _ in self.dump.rows('tips')}
        for table, column, kind in WRITTEN:
            for row, _ in self.dump.rows(table):
                if row.get(column) is not None and is_the_lanes(row, column):
                    with self.attempt(f'{table} {row["id"]}'):
                        tip = row.get('tip_id', row['id'])
                        place = {'kind': kind, 'id': row['id'], 'tip': tip, 'lane': lanes.get(tip)}
                        epoch = row.get(EPOCHS.get(column)) or row.get('epoch')
                        if epoch is not None:
                            place['epoch'] = int(epoch)
                        self.open_envelope(table, row, column, place)

    def open_moves(self):
        """What is sealed for the lane where a tip goes, or was for the one that it left. Parts are in chunks there, too."""
        moves = {row['id']: row for row, _ in self.dump.rows('moves')}
        for row, _ in self.dump.rows('move_files'):
            if row['kind'] != 'part':
                with self.attempt(f'{row["kind"]} {row["row_id"]} of move {row["move_id"]}'):
                    lane = moves[row['move_id']]['from_lane' if row['is_former'] == 't' else 'to_lane']
                    plain = self.open_sealed('move_files', row['sealed'], lane, int(row['epoch']))
                    show('move_files', row, 'sealed', json.loads(plain))

    def open_envelope(self, table, row, column, place):
        counted = 'sendings' if column == 'sending' else table
        opened = json.loads(self.open_sealed(counted, row[column], place['lane'], place.get('epoch')))
        moves = []
        while opened.get('kind') == 'moved' and 'was' in opened['body']:
            moves.append(opened)
            opened = opened['body']['was']
        show(table, row, column, opened)
        envelope = opened.get('envelope', opened)  # in a reply's file the signature stands around it
        said = dict(place)
        if opened is not envelope and row.get('lane_id') is not None:  # signed by the lane where its tip was then
            said.update(lane=row['lane_id'], epoch=int(row['epoch']))
        for moved in moves:
            self.compare(moved, {**said, 'kind': 'moved'})
            was = moved['body']['was']
            said.update(lane=was['lane'], epoch=was['epoch'])
        file = envelope['body'].get('file', {})
        self.files += [(row['id'], name, place, file) for name in ('clean', 'original') if name in file]
        self.compare(envelope, said)

    def compare(self, envelope, place):
        differs = [member for member in place if envelope.get(member) != place[member]]
        if differs:
            raise Refused(f'it belongs elsewhere: in it, {" and ".join(differs)} differ from the row')

    def open_acts(self):
        for row, _ in self.dump.rows('audit_entries'):
            with self.attempt(f'act {row["seq"]} of {row["chain_id"]}'):
                plain = row['body']
                if row['chain_id'] != 'people':
                    plain = self.open_sealed('acts', plain, row['chain_id'])
                show('audit_entries', row, 'body', json.loads(plain))
                if hashlib.sha256(plain).digest() != row['commitment']:
                    raise Refused('it is not what its commitment binds')

    def write_files(self, folder):
        """Several where a part holds several pictures, and never under a name that a tipster gave."""
        os.mkdir(folder, 0o700)
        chunks = collections.defaultdict(list)
        for row, at in self.dump.rows('chunks'):
            chunks[row['part_id']].append((int(row['n']), at))
        for addition, name, place, file in self.files:
            with self.attempt(f'file of addition {addition}, {name}'):
                said = file[name]
                lines = [self.dump.line_at(at) for _, at in sorted(chunks[said['part']])]
                if not lines:
                    raise Refused('it is not in the dump')
                sealed = b''.join(self.dump.row_of('chunks', line)['sealed'] for line in lines)
                begin = said.get('from', 0)  # after what was cleaned lies the file as it came
                plain = self.open_sealed('parts', sealed, place['lane'], place['epoch'])[begin : begin + said['size']]
                if (len(plain), hashlib.sha256(plain).hexdigest()) != (said['size'], said['sha256']):
                    raise Refused('it is not the file that its addition tells of')
                written = []
                for n, piece in enumerate(said.get('pieces', [{'type': file['type'], 'size': said['size']}]), 1):
                    extension = mimetypes.guess_extension(piece['type']) or '.bin'
                    written.append(f'{uuid.UUID(addition)}-{name}-{n}{extension}')
                    with open(os.path.join(folder, written[-1]), 'xb') as out:
                        out.write(plain[: piece['size']])
                    plain = plain[piece['size'] :]
                show('parts', {'id': said['part'], 'addition_id': addition}, 'files', written)

    def finish(self):
        say('opened: ' + (listed(self.opened) or 'nothing'))
        if self.shut:
            tables = list(dict.fromkeys(table for table, _ in self.shut))
            by_table = sorted(self.shut, key=lambda one: (tables.index(one[0]), one[1]))
            counted = {f'{table} of lane {lane}': self.shut[table, lane] for table, lane in by_table}
            say('no key was given for: ' + listed(counted))
        if self.wrong:
            say(f'wrong: {len(self.wrong)}, each named above')
        return 1 if self.wrong or not self.opened else 0


def listed(counted):
    return ', '.join(f'{count} {name}' for name, count in counted.items())


def escaped(text):
    """What could move a terminal's cursor or turn the reading direction is written as JSON's own escape."""
    harmful = '[\0-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]'
    return re.sub(harmful, lambda found: f'\\u{ord(found[0]):04x}', text)


def say(text):
    print(escaped(text), file=sys.stderr)


def show(table, row, column, opened):
    plain = {name: value for name, value in row.items() if not isinstance(value, bytes)}
    print(escaped(json.dumps({'table': table, 'row': plain, column: opened}, ensure_ascii=False)))


# The command line

EXAMPLES = """examples:
  python3 opening-a-tip.py dump dump.sql --key key.txt --files photos > opened.jsonl
  python3 opening-a-tip.py dump dump.sql --recovery-code -
  python3 opening-a-tip.py file tip.age --key lane.txt

A secret stands in a file and never on the command line; - instead of the file asks for it on the terminal.
It ends with 0 when all that the keys fit was opened, with 1 when something was wrong or nothing opened."""


def secrets_in(path, prompt):
    if path == '-':
        return getpass.getpass(prompt)
    with open(path, encoding='utf-8-sig') as file:
        return file.read().strip()


def run(options):
    given = []
    for path in options.key:
        found = re.findall('AGE-SECRET-KEY-[0-9A-Z-]+', secrets_in(path, 'age identity: '))
        if not found:
            raise Refused(f'{path}: there is no line in it that begins with AGE-SECRET-KEY-')
        given += [identity_of(text) for text in found]
    named = {'recovery': options.recovery_code, 'passphrase': options.passphrase, 'passkey': options.passkey}
    secrets = [(kind, secrets_in(path, f'{kind}: ')) for kind, path in named.items() if path]
    if not given and not secrets:
        raise Refused('a key is needed: see --help')
    if options.what == 'file':
        salt = hex_bytes(options.salt)
        given += [opener(kind, secret, salt, options.scrypt_n) for kind, secret in secrets]
        with sys.stdin.buffer if options.path == '-' else open(options.path, 'rb') as file:
            plain = decrypt(file.read(), given)
        sys.stdout.buffer.write(plain)
        return 0
    rescue = Rescue(options.path, given)
    for kind, secret in secrets:
        rescue.open_keyring(kind, secret, options.scrypt_n)
    rescue.open_lane_keys()
    rescue.open_written()
    rescue.open_moves()
    rescue.open_acts()
    if options.files:
        rescue.write_files(options.files)
    return rescue.finish()


def main():
    keys = argparse.ArgumentParser(add_help=False)
    keys.add_argument('--key', metavar='FILE', action='append', default=[], help='age identities; may be given again')
    keys.add_argument('--recovery-code', metavar='FILE', help="an officer's printed recovery code")
    keys.add_argument('--passphrase', metavar='FILE', help="an officer's passphrase")
    keys.add_argument('--passkey', metavar='FILE', help="what an officer's passkey gave (PRF): 64 hexadecimal digits")
    keys.add_argument('--scrypt-n', metavar='N', type=int, default=2**17, help='cost of the passphrase (%(default)s)')
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    ways = parser.add_subparsers(dest='what', required=True)
    dump = ways.add_parser('dump', parents=[keys], help='all that the keys open in a dump, as JSON, one a line')
    dump.add_argument('path', help='what pg_dump --format=plain wrote')
    dump.add_argument('--files', metavar='FOLDER', help='write the files of tips into this new folder')
    one = ways.add_parser('file', parents=[keys], help='one sealed file, to standard output')
    one.add_argument('path', help='a binary age file; - for standard input')
    one.add_argument('--salt', metavar='HEX', default='', help='passphrases.salt of the officer, with --passphrase')
    os.umask(0o077)
    sys.stdout.reconfigure(encoding='utf-8', errors='backslashreplace')
    try:
        return run(parser.parse_args())
    except OSError as why:
        return f'opening-a-tip.py: {why.filename}: {why.strerror}'
    except KeyError as name:
        return f'opening-a-tip.py: the dump is of another version of Plainsight: it has no {name}'
    except (Refused, ValueError) as why:
        return f'opening-a-tip.py: {why}'


if __name__ == '__main__':
    sys.exit(main())
