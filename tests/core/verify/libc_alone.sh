#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# libc_alone.sh PROGRAM: fails when the program needs a library other than libc (or a sanitizer's).
needed=$(readelf -d "$1" | sed -n 's/.*NEEDED.*\[\(.*\)\]/\1/p' | grep -v '^libc\.so\|^libasan\|^libubsan')
[ -z "$needed" ] || { echo "$1 needs $needed"; exit 1; }
