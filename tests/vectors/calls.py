"""Calls functions of docs/opening-a-tip.py for python.test.ts: calls come in as JSON, what each makes goes out."""

import ast
import json
import runpy
import sys

TOOL = 'docs/opening-a-tip.py'
tool = runpy.run_path(TOOL)


def from_json(value):
    return bytes.fromhex(value['hex']) if isinstance(value, dict) else value


def to_json(value):
    if isinstance(value, (list, tuple)):
        return [to_json(member) for member in value]
    return {'hex': value.hex()} if isinstance(value, bytes) else value


def repeated_x25519(times):
    """RFC 7748, 5.2."""
    k = u = (9).to_bytes(32, 'little')
    for _ in range(times):
        k, u = tool['x25519'](k, u), k
    return k


def ml_kem(d, z, *ciphertexts):
    key = tool['MlKem768'](d, z)
    return [key.public, *map(key.decapsulate, ciphertexts)]


def recipient_of(identity):
    return tool['identity_of'](identity).public


def recipient_of_opener(*given):
    return tool['opener'](*given).public


def decrypt(sealed, *identities):
    return tool['decrypt'](sealed, [tool['identity_of'](identity) for identity in identities])


def opens_when_changed(sealed, identity, step):
    """Where a byte can be another and the file is opened all the same."""
    identity, opens = tool['identity_of'](identity), []
    for at in range(0, len(sealed), step):
        changed = bytearray(sealed)
        changed[at] ^= 1 << at % 8
        try:
            tool['decrypt'](bytes(changed), [identity])
            opens.append(at)
        except tool['Refused']:
            pass
    return opens


def imported():
    with open(TOOL, encoding='utf-8') as file:
        nodes = list(ast.walk(ast.parse(file.read())))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    return sorted(names + [node.module for node in nodes if isinstance(node, ast.ImportFrom)])


def result_of(name, *values):
    try:
        return to_json((globals().get(name) or tool[name])(*map(from_json, values)))
    except tool['Refused'] as why:
        return {'refused': str(why)}


print(json.dumps([result_of(*call) for call in json.load(sys.stdin)]))
