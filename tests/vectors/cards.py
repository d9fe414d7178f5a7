"""Makes of the lane cards in cards.json what python-cards.test.ts expects: prints, rosters, voices, and which of them stand.

Written from the design alone, with nothing but the standard library. Ed25519 is RFC 8032, section 6.
"""

import base64
import hashlib
import hmac
import json
import sys

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
PLACES, NEEDED = 24, 2


def sha256(data):
    return hashlib.sha256(data).digest()


def b64(data):
    return base64.urlsafe_b64encode(data).decode().rstrip('=')


def unb64(text):
    return base64.urlsafe_b64decode(text + '=' * (-len(text) % 4))


def canonical(value):
    """Keys in order, no spaces, characters as they are."""
    return json.dumps(value, sort_keys=True, separators=(',', ':'), ensure_ascii=False).encode()


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def multiply(scalar, point):
    result = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = add(result, point)
        point, scalar = add(point, point), scalar >> 1
    return result


def is_same(p, q):
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0


def from_y(y, sign):
    if y >= P:
        return None
    squared = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(squared, (P + 3) // 8, P)
    if (x * x - squared) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - squared) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


def decoded(data):
    number = int.from_bytes(data, 'little')
    return from_y(number & 2**255 - 1, number >> 255)


def encoded(point):
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, 'little')


BASE = from_y(4 * pow(5, P - 2, P) % P, 0)


def public_key(secret):
    number = int.from_bytes(hashlib.sha512(secret).digest()[:32], 'little')
    return encoded(multiply(number & 2**254 - 8 | 2**254, BASE))


def verifies(key, message, signature):
    point, r, s = decoded(key), decoded(signature[:32]), int.from_bytes(signature[32:], 'little')
    if not point or not r or s >= Q or is_same(multiply(8, point), (0, 1, 1, 0)):
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), 'little') % Q
    return is_same(multiply(s, BASE), add(r, multiply(k, point)))


def body_of(card):
    return {key: value for key, value in card.items() if key != 'signatures'}


def print_of(card):
    return b64(sha256(canonical(body_of(card))))


LABEL = b'plainsight/v2/voice\0'


def voice_of(signing_key, lane):
    """HKDF-SHA-256 with an empty salt, one block."""
    secret = hmac.new(hmac.new(b'', signing_key, hashlib.sha256).digest(), LABEL + lane.encode() + b'\x01', hashlib.sha256)
    return public_key(secret.digest())


def salt_at(roster, place):
    return hmac.new(unb64(roster['salt']), bytes([place]), hashlib.sha256).digest()


def leaf_of(salt, voice):
    return b64(sha256(LABEL + salt + voice))


def voices_of(roster):
    voices = [unb64(member['agreement']['voice']) for member in roster['members']]
    voices += [bytes(32)] * (PLACES - len(voices))
    return sorted(leaf_of(salt_at(roster, place), voice) for place, voice in enumerate(voices))


def stands(card, before, custodians):
    """Two members of the card before, or one and a custodian, or two custodians; of a first card its own, one at least."""
    expected = (before['epoch'] + 1, print_of(before)) if before else (1, None)
    if (card['epoch'], card['before']) != expected:
        return False
    message = b'plainsight/v1/card\n' + canonical(body_of(card))
    voices, salt_name = (before['voices'], 'before') if before else (card['voices'], 'own')
    members, others = set(), set()
    for one in card['signatures']:
        if not verifies(unb64(one['key']), message, unb64(one['signature'])):
            continue
        if one['by'] == 'custodian' and one['key'] in custodians:
            others.add(one['key'])
        if one['by'] == 'voice' and salt_name in one:
            if leaf_of(unb64(one[salt_name]), unb64(one['key'])) in voices:
                members.add(one['key'])
    return len(members | others) >= NEEDED and (before is not None or len(members) > 0)


def made(given):
    cards, recovery = given['cards'], given['recovery']
    custodians = [one['verifyKey'] for one in recovery['custodians']]
    return {
        'prints': [print_of(card) for card in [recovery, *cards]],
        'rosters': [
            {
                'hash': b64(sha256(canonical(roster))),
                'voices': voices_of(roster),
                'salts': [b64(salt_at(roster, place)) for place in range(len(roster['members']))],
            }
            for roster in given['rosters']
        ],
        'voices': {name: b64(voice_of(bytes.fromhex(key), cards[0]['lane'])) for name, key in given['officers'].items()},
        'stands': [stands(card, before, custodians) for card, before in zip(cards, [None, *cards])],
        'refused': {why: stands(card, cards[1], custodians) for why, card in given['refused'].items()},
    }


if __name__ == '__main__':
    json.dump(made(json.load(sys.stdin)), sys.stdout)
