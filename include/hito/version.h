/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HITO_VERSION_H
#define HITO_VERSION_H

#include <stddef.h>
#include <stdint.h>

/* Contract 1.0 (draft until frozen). A minor version only appends members; a major one has a new entry symbol. */
#define HITO_ABI(major, minor) (((uint32_t)(major) << 16) | (uint32_t)(minor))
#define HITO_ABI_MAJOR(abi) ((abi) >> 16)
#define HITO_ABI_1_0 HITO_ABI(1, 0)

/* True when the struct behind p, as long as the other side made it, holds member m. Ask before every appended member. */
#define HITO_HAS(p, type, m) ((p)->struct_size >= offsetof(type, m) + sizeof((p)->m))

#endif
