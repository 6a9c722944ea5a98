#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# hito compute as a partner and an office use it: a plug-in runs only when it is approved; one that crashes, hangs or is
# not ELF costs its own section and is named; wrong lines write nothing.
#   compute.sh BIN SOURCE
set -u
bin=$1 source=$2 here=$(mktemp -d "${TMPDIR:-/tmp}/hito-compute-XXXXXX")
trap 'rm -rf "$here"' EXIT
bad=0
say() { echo "$*"; bad=1; }
plugins=$bin/../plugins trust=$here/trust

"$bin/hito-synthesize" --rows 400 --partner padf "$here/data" >/dev/null || say "no data"
compute() { # plugins out: exit status in $status, messages in $here/log
    "$bin/hito" compute "$source/programmes/colombia-cpc" padf --period FY2026Q3 --data "$here/data" -o "$2" --plugins "$1" \
        --trust "$trust" >"$here/out" 2>"$here/log"
    status=$?
}
expect() { # status message out-exists what
    [ "$status" = "$1" ] || say "$4: status $status instead of $1: $(cat "$here/log")"
    [ -z "$2" ] || grep -q "\[$2\]" "$here/log" || say "$4: no $2: $(cat "$here/log")"
    [ "$3" = yes ] && { [ -s "$here/s.json" ] || say "$4: no submission"; }
    [ "$3" = no ] && { [ ! -e "$here/s.json" ] || say "$4: a submission"; }
    return 0
}

compute "$plugins" "$here/s.json"; expect 1 H3130 yes "not approved"
grep -q '"failure":3130' "$here/s.json" || say "not approved: the submission does not say so"

"$bin/hito" plugin approve "$plugins/padf" --trust "$trust" --person Test >/dev/null || say "approve"
compute "$plugins" "$here/s.json"; expect 0 "" yes "approved"
grep -q '"failure":0' "$here/s.json" || say "approved: failure"
compute "$plugins" "$here/t.json"
cmp -s "$here/s.json" "$here/t.json" || say "two runs give other bytes"

# A plug-in replaced, and approved all the same.
replace() { # name file message
    rm -rf "$here/p" "$here/s.json"; mkdir -p "$here/p/padf"
    sed -e 's/"cpu_seconds": *[0-9]*/"cpu_seconds": 1/' "$plugins/padf/manifest.json" > "$here/p/padf/manifest.json"
    cp "$2" "$here/p/padf/padf.so"
    "$bin/hito" plugin pack "$here/p/padf" >/dev/null 2>&1
    "$bin/hito" plugin approve "$here/p/padf" --trust "$trust" --person Test >/dev/null 2>&1
    compute "$here/p" "$here/s.json"; expect 1 "$3" yes "$1"
    grep -q "\"failure\":${3#H}" "$here/s.json" || say "$1: the submission does not say $3"
}
replace crash "$bin/../tests/broken/01_null_in_constructor.so" H4010
replace hang "$bin/../tests/broken/09_loop_in_constructor.so" H4012
replace "not ELF" "$source/LICENSE" H3106
rm -f "$here/p/padf/padf.so" "$here/s.json"; compute "$here/p" "$here/s.json"; expect 1 H3101 yes "no library"

# Another byte in the manifest is another plug-in.
rm -rf "$here/p"; mkdir "$here/p"; cp -r "$plugins/padf" "$here/p/padf"; echo >> "$here/p/padf/manifest.json"
compute "$here/p" "$here/s.json"; expect 1 H3130 yes "changed manifest"
rm -f "$here/s.json"

# Signatures, keys and their ends.
"$bin/hito" plugin key "$here/maker" >/dev/null && "$bin/hito" plugin key "$here/other" >/dev/null || say "key"
"$bin/hito" plugin sign "$here/p/padf" --key "$here/maker.key" >/dev/null || say "sign"
refused() { # message what arguments...
    number=$1 what=$2; shift 2
    "$bin/hito" "$@" >/dev/null 2>"$here/log" && say "$what was let through"
    grep -q "\[$number\]" "$here/log" || say "$what: no $number: $(cat "$here/log")"
}
refused H3140 "an unknown key" plugin approve "$here/p/padf" --trust "$trust" --person Test
refused H3147 "another key" plugin approve "$here/p/padf" --trust "$trust" --person Test --key "$here/other.pub"
"$bin/hito" plugin approve "$here/p/padf" --trust "$trust" --person Test --key "$here/maker.pub" >/dev/null || say "approve with key"
compute "$here/p" "$here/s.json"; expect 0 "" yes "signed"
cp -r "$plugins/template" "$here/p/template"; "$bin/hito" plugin sign "$here/p/template" --key "$here/maker.key" >/dev/null
refused H3142 "another prefix" plugin approve "$here/p/template" --trust "$trust" --person Test
sed -i 's/"version": *"1.0.0"/"version": "1.0.1"/' "$here/p/padf/manifest.json"
refused H3141 "a changed manifest" plugin approve "$here/p/padf" --trust "$trust" --person Test
sed -i 's/"version": *"1.0.1"/"version": "1.0.0"/' "$here/p/padf/manifest.json"
name=$(cut -f 4 "$trust/keys.tsv" | tail -n 1)
"$bin/hito" plugin revoke --key "$name" --trust "$trust" --person Test >/dev/null || say "revoke key"
rm -f "$here/s.json"; compute "$here/p" "$here/s.json"; expect 1 H3143 yes "revoked key"
refused H3164 "a revoked key" plugin approve "$here/p/padf" --trust "$trust" --person Test
"$bin/hito" plugin revoke padf --trust "$trust" --person Test >/dev/null || say "revoke"
rm -f "$here/s.json"; compute "$plugins" "$here/s.json"; expect 1 H3131 yes "revoked"

# A folder that everybody may write is not trusted.
rm -f "$here/s.json"; chmod o+w "$trust"; compute "$plugins" "$here/s.json"; expect 3 H3134 no "open trust folder"; chmod o-w "$trust"
# Wrong lines write nothing.
"$bin/hito" compute "$source/programmes/colombia-cpc" nobody --period FY2026Q3 --data "$here/data" -o "$here/s.json" 2>/dev/null; status=$?
expect 2 "" no "unknown partner"
"$bin/hito" compute "$source/programmes/colombia-cpc" padf --period 2026Q3 --data "$here/data" -o "$here/s.json" 2>/dev/null; status=$?
expect 2 "" no "wrong period"
exit $bad
