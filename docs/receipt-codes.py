#!/usr/bin/env python3
"""What Plainsight makes of a receipt code, versions 1 and 2, with nothing to install. See receipt-codes.md.

    python3 receipt-codes.py < receipt-codes.json

Takes a list of vectors and writes the same list with every value made anew from what each was given: a code with its
pepper, or a ticket key with a nonce and a digest. Bytes are hexadecimal.
"""

import base64
import hashlib
import hmac
import json
import sys

SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'


def code_bytes(code):
    value = 0
    for symbol in code[:16]:
        value = value * 32 + SYMBOLS.index(symbol)
    return value.to_bytes(10, 'big')


def code_from(raw):
    """Crockford's base32: 16 symbols, and two that hold the remainder by 1021."""
    value = int.from_bytes(raw, 'big')
    shifts = [value >> 5 * at & 31 for at in reversed(range(16))] + [value % 1021 >> 5, value % 1021 & 31]
    return ''.join(SYMBOLS[at] for at in shifts)


def mac(key, message):
    return hmac.new(key, message, hashlib.sha256).digest()


def labelled(key, label, *parts):
    return mac(key, f'plainsight/v2/{label}'.encode() + b'\0' + b''.join(parts))


def hkdf(secret, salt, info, length):
    """RFC 5869. An empty salt and 32 bytes of zeros are the same to HMAC. None is longer than one block."""
    return mac(mac(salt, secret), info.encode() + b'\x01')[:length]


def version_1(code, pepper):
    def derived(label, length):
        return hkdf(pepper, code_bytes(code), f'plainsight/v1/{label}', length)

    return {
        'lookup': derived('lookup', 32).hex(),
        'replySeed': derived('reply', 32).hex(),
        'secondCode': code_from(derived('second-code', 10)),
    }


def version_2(code, pepper):
    def derived(secret, label, length):
        return hkdf(secret, b'', f'plainsight/v2/{label}', length)

    handle = derived(code_bytes(code), 'handle', 32)
    share = labelled(pepper, 'share', handle)
    both = code_bytes(code) + share
    return {
        'handle': handle.hex(),
        'lookup': labelled(pepper, 'lookup', handle).hex(),
        'share': share.hex(),
        'replySeed': derived(both, 'reply', 32).hex(),
        'secondCode': code_from(derived(both, 'second-code', 10)),
    }


def of_code(code, pepper):
    pepper = bytes.fromhex(pepper)
    return {
        'print': base64.urlsafe_b64encode(labelled(pepper, 'pepper')[:6]).decode(),
        'v1': version_1(code, pepper),
        'v2': version_2(code, pepper),
    }


def of_form(ticket_key, nonce, digest):
    key, nonce, digest = map(bytes.fromhex, (ticket_key, nonce, digest))
    return {
        'v1': {'code': code_from(hkdf(key, nonce + digest, 'plainsight/v1/receipt', 10))},
        'v2': {
            'code': code_from(labelled(key, 'receipt', nonce, digest)[:10]),
            'form': hashlib.sha256(b'plainsight/v2/form\0' + nonce).hexdigest(),
        },
    }


def made(vector):
    given = vector['given']
    return {'given': given, **(of_code(**given) if 'code' in given else of_form(**given))}


if __name__ == '__main__':
    json.dump([made(vector) for vector in json.load(sys.stdin)], sys.stdout, indent='\t')
    print()
