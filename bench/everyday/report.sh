#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# report.sh BIN PROGRAMME DATA PLUGINS TRUST WORK: four partners' files to one report, by the programs that each side runs.
set -eu
bin=$1 programme=$2 data=$3 plugins=$4 trust=$5 work=$6
for partner in everyday1 everyday2 everyday3 everyday4; do
    "$bin/hito" compute "$programme" $partner --period FY2025Q4 --data "$data" --plugins "$plugins" --trust "$trust" \
        --as-of 2026-01-30 -o "$work/$partner.json" >/dev/null 2>&1
done
"$bin/hito" compile "$programme" --period FY2025Q4 --office "$work/office" --as-of 2026-01-30 "$work"/everyday?.json >/dev/null 2>&1 ||
    [ $? = 1 ] # the bench has no narrative, which is a finding
"$bin/hito-report" "$work/office/publications/FY2025Q4.json" --lang en --without-annexes -o "$work/everyday.pdf"
