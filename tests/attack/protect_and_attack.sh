#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# protect_and_attack.sh PROTECT_TABLE HITO_VERIFY TABLE [OPTION...]: protects a public table, has the proof checked by the
# program that knows no solver, and attacks what is printed.
set -eu
protect=$1 verify=$2 table=$3
shift 3
[ -e "$table" ] || exit 77
/usr/bin/python3 -c 'import scipy' 2>/dev/null || exit 77
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
"$protect" "$table" "$folder/out"
"$verify" "$folder/out.proof"
/usr/bin/python3 "$(dirname "$0")/attack_table.py" "$table" "$folder/out.hidden" "$@"
