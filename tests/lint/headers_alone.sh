#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Every header compiles alone: the contract as C99, C11, C++11 and C++20; the SDK and estimate as C99; the rest as C11.
#   headers_alone.sh ROOT
set -u
cd "$1" || exit 2
bad=0
glib=$(pkg-config --cflags glib-2.0)
try() { # compiler-and-flags... header
    for last; do :; done
    # shellcheck disable=SC2086 # flags are words
    printf '#include "%s"\n' "$last" | ${*%"$last"} -fsyntax-only - || { echo "$last does not compile alone"; bad=1; }
}
for header in include/hito/*.h; do
    name=${header#include/}
    try gcc -std=c99 -Wall -Wextra -Wpedantic -Werror -Iinclude -xc "$name"
    try gcc -std=c11 -Wall -Wextra -Wpedantic -Werror -Iinclude -xc "$name"
    try g++ -std=c++11 -Wall -Wextra -Wpedantic -Werror -Iinclude -xc++ "$name"
    try g++ -std=c++20 -Wall -Wextra -Wpedantic -Werror -Iinclude -xc++ "$name"
done
for header in sdk/*.h estimate/*.h; do
    [ -e "$header" ] || continue
    try gcc -std=c99 -Wall -Wextra -Werror -Iinclude -I. -xc "$header"
done
find analyst core reports -name '*.h' | sort > "${TMPDIR:-/tmp}/headers_alone.$$"
while read -r header; do
    # shellcheck disable=SC2086
    printf '#include "%s"\n' "$header" | gcc -std=gnu11 -Wall -Wextra -Werror -Iinclude -I. $glib -xc -fsyntax-only - ||
        { echo "$header does not compile alone"; bad=1; }
done < "${TMPDIR:-/tmp}/headers_alone.$$"
rm -f "${TMPDIR:-/tmp}/headers_alone.$$"
exit $bad
