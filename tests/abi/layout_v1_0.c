/* SPDX-License-Identifier: Apache-2.0 */
/* Contract 1.0 as it was frozen, for machines with 64-bit pointers. Not a line below may change: a later minor version has
 * a file of its own, in which this one's lines stand again and only sizes are larger. It compiles or the contract broke. */
#include <hito/hito.h>

#define SIZE(type, size) _Static_assert(sizeof(type) >= (size), "size of " #type)
#define AT(type, member, offset, size)                                                                                       \
    _Static_assert(offsetof(type, member) == (offset) && sizeof(((type *)0)->member) == (size), #type "." #member)

SIZE(hito_text, 16);
AT(hito_text, data, 0, 8);
AT(hito_text, size, 8, 8);

SIZE(struct ArrowSchema, 72);
AT(struct ArrowSchema, format, 0, 8);
AT(struct ArrowSchema, name, 8, 8);
AT(struct ArrowSchema, metadata, 16, 8);
AT(struct ArrowSchema, flags, 24, 8);
AT(struct ArrowSchema, n_children, 32, 8);
AT(struct ArrowSchema, children, 40, 8);
AT(struct ArrowSchema, dictionary, 48, 8);
AT(struct ArrowSchema, release, 56, 8);
AT(struct ArrowSchema, private_data, 64, 8);

SIZE(struct ArrowArray, 80);
AT(struct ArrowArray, length, 0, 8);
AT(struct ArrowArray, null_count, 8, 8);
AT(struct ArrowArray, offset, 16, 8);
AT(struct ArrowArray, n_buffers, 24, 8);
AT(struct ArrowArray, n_children, 32, 8);
AT(struct ArrowArray, buffers, 40, 8);
AT(struct ArrowArray, children, 48, 8);
AT(struct ArrowArray, dictionary, 56, 8);
AT(struct ArrowArray, release, 64, 8);
AT(struct ArrowArray, private_data, 72, 8);

SIZE(hito_window, 24);
AT(hito_window, kind, 0, 4);
AT(hito_window, first_quarter, 4, 4);
AT(hito_window, n_quarters, 8, 4);
AT(hito_window, from_day, 12, 4);
AT(hito_window, to_day, 16, 4);
AT(hito_window, reserved, 20, 4);

SIZE(hito_setting, 24);
AT(hito_setting, name, 0, 16);
AT(hito_setting, value, 16, 8);

SIZE(hito_run, 56);
AT(hito_run, struct_size, 0, 4);
AT(hito_run, n_windows, 4, 4);
AT(hito_run, windows, 8, 8);
AT(hito_run, n_quarters, 16, 4);
AT(hito_run, n_settings, 20, 4);
AT(hito_run, settings, 24, 8);
AT(hito_run, as_of_day, 32, 4);
AT(hito_run, shard, 36, 4);
AT(hito_run, n_shards, 40, 4);
AT(hito_run, reserved, 44, 4);
AT(hito_run, seed, 48, 8);

SIZE(hito_observation, 120);
AT(hito_observation, struct_size, 0, 4);
AT(hito_observation, indicator, 4, 4);
AT(hito_observation, window, 8, 4);
AT(hito_observation, table, 12, 4);
AT(hito_observation, codes, 16, 8);
AT(hito_observation, n_codes, 24, 4);
AT(hito_observation, status, 28, 4);
AT(hito_observation, present, 32, 4);
AT(hito_observation, note, 36, 4);
AT(hito_observation, numerator, 40, 8);
AT(hito_observation, denominator, 48, 8);
AT(hito_observation, value, 56, 8);
AT(hito_observation, lower, 64, 8);
AT(hito_observation, upper, 72, 8);
AT(hito_observation, level, 80, 8);
AT(hito_observation, subjects, 88, 8);
AT(hito_observation, sample, 96, 8);
AT(hito_observation, reference_day, 104, 4);
AT(hito_observation, age_from, 108, 2);
AT(hito_observation, age_to, 110, 2);
AT(hito_observation, method, 112, 4);
AT(hito_observation, reserved, 116, 4);

SIZE(hito_host, 56);
AT(hito_host, struct_size, 0, 4);
AT(hito_host, abi, 4, 4);
AT(hito_host, context, 8, 8);
AT(hito_host, emit, 16, 8);
AT(hito_host, finding, 24, 8);
AT(hito_host, fail, 32, 8);
AT(hito_host, progress, 40, 8);
AT(hito_host, extension, 48, 8);

SIZE(hito_sink, 24);
AT(hito_sink, struct_size, 0, 4);
AT(hito_sink, reserved, 4, 4);
AT(hito_sink, context, 8, 8);
AT(hito_sink, write, 16, 8);

SIZE(hito_source, 24);
AT(hito_source, struct_size, 0, 4);
AT(hito_source, reserved, 4, 4);
AT(hito_source, context, 8, 8);
AT(hito_source, read, 16, 8);

SIZE(hito_merge, 32);
AT(hito_merge, struct_size, 0, 4);
AT(hito_merge, state_version, 4, 4);
AT(hito_merge, merge, 8, 8);
AT(hito_merge, save, 16, 8);
AT(hito_merge, load, 24, 8);

SIZE(hito_plugin, 88);
AT(hito_plugin, struct_size, 0, 4);
AT(hito_plugin, abi, 4, 4);
AT(hito_plugin, abi_needs, 8, 4);
AT(hito_plugin, n_indicators, 12, 4);
AT(hito_plugin, id, 16, 8);
AT(hito_plugin, version, 24, 8);
AT(hito_plugin, create, 32, 8);
AT(hito_plugin, begin, 40, 8);
AT(hito_plugin, update, 48, 8);
AT(hito_plugin, end, 56, 8);
AT(hito_plugin, finish, 64, 8);
AT(hito_plugin, destroy, 72, 8);
AT(hito_plugin, extension, 80, 8);

/* These lie in arrays and have no struct_size, so they never grow. */
_Static_assert(sizeof(hito_text) == 16 && sizeof(hito_window) == 24 && sizeof(hito_setting) == 24, "fixed structs");
_Static_assert(sizeof(struct ArrowSchema) == 72 && sizeof(struct ArrowArray) == 80, "Arrow's structs");

_Static_assert(HITO_STATUS_OK == 0u, "HITO_STATUS_OK");
_Static_assert(HITO_STATUS_NOT_REPORTED == 1u, "HITO_STATUS_NOT_REPORTED");
_Static_assert(HITO_STATUS_NOT_APPLICABLE == 2u, "HITO_STATUS_NOT_APPLICABLE");
_Static_assert(HITO_STATUS_DEN_ZERO == 4u, "HITO_STATUS_DEN_ZERO");
_Static_assert(HITO_STATUS_PENDING == 5u, "HITO_STATUS_PENDING");
_Static_assert(HITO_HAS_NUMERATOR == 1u << 0, "HITO_HAS_NUMERATOR");
_Static_assert(HITO_HAS_DENOMINATOR == 1u << 1, "HITO_HAS_DENOMINATOR");
_Static_assert(HITO_HAS_VALUE == 1u << 2, "HITO_HAS_VALUE");
_Static_assert(HITO_HAS_INTERVAL == 1u << 3, "HITO_HAS_INTERVAL");
_Static_assert(HITO_HAS_SUBJECTS == 1u << 4, "HITO_HAS_SUBJECTS");
_Static_assert(HITO_HAS_STUDY == 1u << 5, "HITO_HAS_STUDY");
_Static_assert(HITO_WINDOW_QUARTER == 0u, "HITO_WINDOW_QUARTER");
_Static_assert(HITO_WINDOW_FISCAL_YEAR == 1u, "HITO_WINDOW_FISCAL_YEAR");
_Static_assert(HITO_WINDOW_TIP_YEAR == 2u, "HITO_WINDOW_TIP_YEAR");
_Static_assert(HITO_WINDOW_CALENDAR_YEAR == 3u, "HITO_WINDOW_CALENDAR_YEAR");
_Static_assert(HITO_WINDOW_LIFE == 4u, "HITO_WINDOW_LIFE");
_Static_assert(HITO_OK == 0, "HITO_OK");
_Static_assert(HITO_NO_MEMORY == 1, "HITO_NO_MEMORY");
_Static_assert(HITO_BAD_INPUT == 2, "HITO_BAD_INPUT");
_Static_assert(HITO_LIMIT == 3, "HITO_LIMIT");
_Static_assert(HITO_CANCELLED == 4, "HITO_CANCELLED");
_Static_assert(HITO_UNSUPPORTED == 5, "HITO_UNSUPPORTED");
_Static_assert(HITO_BAD_STATE == 6, "HITO_BAD_STATE");
_Static_assert(HITO_INTERNAL == 7, "HITO_INTERNAL");
_Static_assert(HITO_ABI_1_0 == 0x10000u && HITO_ABI(2, 3) == 0x20003u && HITO_ABI_MAJOR(0x20003u) == 2, "versions");
