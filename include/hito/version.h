/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HITO_VERSION_H
#define HITO_VERSION_H

#include <stddef.h>
#include <stdint.h>

/* Contract 1.0, frozen: no member is moved, retyped, reused or taken away. A minor version only appends members, and
 * only to structs that begin with struct_size; a major version has a new entry symbol, so both can live in one file.
 * tests/abi proves this. What is not certain yet stands in hito/draft/ and is not part of the contract. */
#define HITO_ABI(major, minor) (((uint32_t)(major) << 16) | (uint32_t)(minor))
#define HITO_ABI_MAJOR(abi) ((abi) >> 16)
#define HITO_ABI_1_0 HITO_ABI(1, 0)

/* True when the struct behind p, as long as the other side made it, holds member m. Ask before every appended member. */
#define HITO_HAS(p, type, m) ((p)->struct_size >= offsetof(type, m) + sizeof((p)->m))

#endif
