#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Validates documents against the published schemas, and shows that a schema refuses a wrong one.

usage: schema.py SCHEMA DOCUMENT...      exit 77 when python3-jsonschema is not there
"""
import copy
import json
import sys

try:
    import jsonschema
except ImportError:
    print("python3-jsonschema is not installed")
    sys.exit(77)


def main():
    schema = json.load(open(sys.argv[1]))
    validator = jsonschema.Draft202012Validator
    validator.check_schema(schema)
    wrong = 0
    for path in sys.argv[2:]:
        document = json.load(open(path))
        for error in list(validator(schema).iter_errors(document))[:10]:
            wrong += 1
            print(f"{path}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
        for key in list(document):
            broken = copy.copy(document)
            broken[key + "_"] = broken.pop(key)
            if not list(validator(schema).iter_errors(broken)):
                wrong += 1
                print(f"{path}: the schema does not miss {key}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
