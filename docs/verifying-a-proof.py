#!/usr/bin/env python3
"""Checks that the record of a Plainsight desk says something, without any part of Plainsight and with nothing to install.

It needs Python 3.9 or newer and its standard library; Ed25519 verification is written out below from RFC 8032. What a proof
is made of stands in proofs.md, beside it.

    python3 verifying-a-proof.py card.tlog-proof --card card.json
    python3 verifying-a-proof.py tip.tlog-proof --tip 6f7c… --file tip.age
    python3 verifying-a-proof.py card.tlog-proof --of card.txt --witness plainsight/witness/…
    python3 verifying-a-proof.py general.tlog-proof --head 3b41…

Prints in which checkpoint it is, and ends with 0; or says why not, and ends with 1.
"""

import argparse
import base64
import hashlib
import json
import re
import struct
import sys


class Refused(Exception):
    """Something is wrong with what was given; the text says what, for people."""


def sha256(*parts):
    return hashlib.sha256(b''.join(parts)).digest()


def from_base64(text):
    data = base64.b64decode(text)
    if base64.b64encode(data).decode() != text:
        raise Refused('something is not written in base64 as it should be')
    return data


# Ed25519: RFC 8032, 5.1. Numbers of anybody's choice are public here: nothing needs constant time.

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def plus(a, b):
    """Addition of points in extended coordinates (5.1.4)."""
    x1, y1, z1, t1 = a
    x2, y2, z2, t2 = b
    m, n = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    c, d = 2 * t1 * t2 * D % P, 2 * z1 * z2 % P
    e, f, g, h = n - m, d - c, d + c, n + m
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(scalar, point):
    total = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            total = plus(total, point)
        point = plus(point, point)
        scalar >>= 1
    return total


def is_same_point(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def point_from(data):
    """Decoding (5.1.3). None: these bytes are no point, or not written as points are."""
    y = int.from_bytes(data, 'little')
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = point_from(bytes.fromhex('5866666666666666666666666666666666666666666666666666666666666666'))
NEUTRAL = (0, 1, 1, 0)


def is_signed(key, message, signature):
    """Verification (5.1.7). A key of small order, under which one signature fits everything, signs nothing."""
    if len(key) != 32 or len(signature) != 64:
        return False
    a, r = point_from(key), point_from(signature[:32])
    s = int.from_bytes(signature[32:], 'little')
    if a is None or r is None or s >= L or is_same_point(times(8, a), NEUTRAL):
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), 'little') % L
    return is_same_point(times(s, BASE), plus(r, times(k, a)))


# The tree: RFC 6962, 2.1, and RFC 9162, 2.1.3.2


def leaf_hash(data):
    return sha256(b'\0', data)


def root_from(index, size, leaf, path):
    """The root to which a leaf and its path lead."""
    if not 0 <= index < size:
        raise Refused('a place is outside its tree')
    at, last, root = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            raise Refused('a path is too long')
        if at % 2 or at == last:
            root = sha256(b'\1', sibling, root)
            while at % 2 == 0 and at:
                at, last = at // 2, last // 2
        else:
            root = sha256(b'\1', root, sibling)
        at, last = at // 2, last // 2
    if last:
        raise Refused('a path is too short')
    return root


# Checkpoints: c2sp.org/signed-note, c2sp.org/tlog-checkpoint, c2sp.org/tlog-cosignature

SIGNED, COSIGNED = b'\1', b'\4'


def key_named(name, kind):
    """Names hold their keys: plainsight/record/ and 43 characters of base64url."""
    found = re.fullmatch(f'plainsight/({kind})/([A-Za-z0-9_-]{{43}})', name)
    if not found:
        raise Refused(f'{name!r} is no name of a {kind.replace("|", " or ")}')
    return base64.urlsafe_b64decode(found[2] + '=')


def signatures_by(lines, name, key, kind):
    key_id = sha256(name.encode(), b'\n', kind, key)[:4]
    found = [re.fullmatch('— (\\S+) ([A-Za-z0-9+/]+={0,2})', line) for line in lines]
    if not all(found):
        raise Refused('a signature of the checkpoint is no line of a note')
    decoded = [(one[1], from_base64(one[2])) for one in found]
    return [data[4:] for by, data in decoded if by == name and data[:4] == key_id]


class Checkpoint:
    def __init__(self, note):
        text, blank, signatures = note.rpartition('\n\n')
        self.text, self.lines = text + '\n', signatures.rstrip('\n').split('\n')
        head = re.fullmatch('(\\S+)\n(0|[1-9]\\d{0,9})\n([A-Za-z0-9+/]{43}=)\n', self.text)
        if not blank or not head:
            raise Refused('there is no checkpoint in it')
        self.log, self.size, self.root = head[1], int(head[2]), from_base64(head[3])
        key = key_named(self.log, 'record')
        by_log = signatures_by(self.lines, self.log, key, SIGNED)
        if len(by_log) != 1 or not is_signed(key, self.text.encode(), by_log[0]):
            raise Refused('its log did not sign the checkpoint')

    def is_cosigned_by(self, name):
        key = key_named(name, 'face|witness')
        for signature in signatures_by(self.lines, name, key, COSIGNED):
            (time,) = struct.unpack('>Q', signature[:8])
            if is_signed(key, f'cosignature/v1\ntime {time}\n{self.text}'.encode(), signature[8:]):
                return True
        return False


# What is proved: see proofs.md


def print_of(data):
    return base64.urlsafe_b64encode(sha256(data)).decode().rstrip('=')


def statement(kind, subject, data):
    return f'plainsight/{kind}\n{subject}\n{print_of(data)}\n'


def canonical(value):
    return json.dumps(value, ensure_ascii=False, separators=(',', ':'), sort_keys=True).encode()


def of_card(card):
    body = {name: member for name, member in card.items() if name != 'signatures' or card.get('v') != 2}
    return statement('card', f'{card["lane"]}/{card["epoch"]}', canonical(body))


SLOT, STATEMENT = 33 + 8 * 32, 35 + 24 * 32


def hashes_in(data):
    return [data[at : at + 32] for at in range(0, len(data), 32)]


def proven_in(proof, head=None, said=None):
    """The checkpoint in which this head of a chain, or this statement, is."""
    found = re.match(
        'c2sp\\.org/tlog-proof@v1\nextra ([A-Za-z0-9+/]+={0,2})\nindex (0|[1-9]\\d{0,9})\n'
        '((?:[A-Za-z0-9+/]{43}=\n){0,63})\n',
        proof,
    )
    if not found:
        raise Refused('this is no proof')
    extra, index = from_base64(found[1]), int(found[2])
    path = [from_base64(line) for line in found[3].split()]
    if len(extra) != SLOT + (STATEMENT if said else 0):
        raise Refused('the proof is of something else')
    if said:
        inner = extra[SLOT:]
        value = sha256(inner[3:35], sha256(said.encode()))
        head = root_from(int.from_bytes(inner[:3], 'big'), 2**24, leaf_hash(value), hashes_in(inner[35:]))
    slot = root_from(extra[0], 256, leaf_hash(sha256(extra[1:33], head)), hashes_in(extra[33:SLOT]))
    checkpoint = Checkpoint(proof[found.end() :])
    if root_from(index, checkpoint.size, leaf_hash(slot), path) != checkpoint.root:
        raise Refused('the proof does not lead to its checkpoint')
    return checkpoint


def read(path):
    with open(path, 'rb') as file:
        return file.read()


def run(options):
    said, head = None, None
    if options.card:
        said = of_card(json.loads(read(options.card)))
    elif options.tip or options.addition:
        if not options.file:
            raise Refused('--file is wanted: the sealed file, as it lay when the day was closed')
        kind = 'tip' if options.tip else 'addition'
        said = statement(kind, options.tip or options.addition, read(options.file))
    elif options.of:
        said = ''.join(read(options.of).decode().splitlines(keepends=True)[:3])
    else:
        head = bytes.fromhex(options.head)
    checkpoint = proven_in(read(options.proof).decode(), head, said)
    if options.log and checkpoint.log != options.log:
        raise Refused(f'this is the record of {checkpoint.log}')
    for name in options.witness:
        if not checkpoint.is_cosigned_by(name):
            raise Refused(f'{name} did not cosign that checkpoint')
    if said:
        print(said, end='')
    print(f'proven in the checkpoint of {checkpoint.size} days of {checkpoint.log}')
    print(''.join(f'cosigned by {name}\n' for name in options.witness) or 'compared with nobody else\n', end='')
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('proof', help='the file with the proof')
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument('--card', metavar='FILE', help='that this card stands in the record')
    what.add_argument('--tip', metavar='ID', help='that --file is the sealed file of this tip')
    what.add_argument('--addition', metavar='ID', help='the same of what was added')
    what.add_argument('--of', metavar='FILE', help='what stands in the first three lines of this file')
    what.add_argument('--head', metavar='HEX', help='that a chain of the record ended with this')
    parser.add_argument('--file', metavar='FILE')
    parser.add_argument('--log', metavar='NAME', help='whose record it must be')
    parser.add_argument('--witness', metavar='NAME', action='append', default=[], help='who must have cosigned it')
    try:
        return run(parser.parse_args())
    except OSError as why:
        return f'verifying-a-proof.py: {why.filename}: {why.strerror}'
    except (Refused, ValueError) as why:
        return f'verifying-a-proof.py: {why}'


if __name__ == '__main__':
    sys.exit(main())
