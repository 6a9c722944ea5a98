#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The 64 hostile cases as data: what each gets in a bare process, what the production path answers, and what is answered
when the layer that stops it is taken away, then those behind it.

Verdicts are patterns. "done": the attack got what it wanted. An errno by its name: it was refused and went on. "answer N": the
case counts something. "H4011 41": the number of the message and its argument, here the system call.
"""
import collections

Case = collections.namedtuple("Case", "row name layer bare seen without")

FILES = "namespaces,landlock"
KERNEL = "filters,namespaces,landlock"
ALL = "filters,namespaces,landlock,privileges"

ATTACKS = {
    1: "null write in a constructor", 2: "null write in update", 3: "stack overflow", 4: "abort, double free", 5: "a table that breaks the contract",
    6: "not ELF, truncated, of another machine", 7: "executable stack", 8: "a library that is not declared", 9: "endless loop",
    10: "loop with all signals blocked", 11: "sleep for ever", 12: "deadlock", 13: "stop oneself", 14: "half a frame, then silence",
    15: "much memory at once", 16: "memory in steps", 17: "memory outside the limit", 18: "fork bomb", 19: "thread bomb", 20: "outlive the worker",
    21: "TCP", 22: "UDP", 23: "local socket", 24: "read a file", 25: "read the host's environment", 26: "stat in a constructor",
    27: "open in an IFUNC resolver", 28: "fake the filter's success", 29: "a constructor's thread opens later", 30: "write by path",
    31: "write through guessed descriptors", 32: "create a file", 33: "kill or hold the host", 34: "trace or read the host", 35: "run a program",
    36: "writable or new code", 37: "rare system calls", 38: "raise limits", 39: "load another library", 40: "end with status 0 in silence",
    41: "forged closing record", 42: "garbage on the pipe", 43: "flood", 44: "too many cells", 45: "close every descriptor", 46: "numbers that cannot be",
    47: "text that is no text", 48: "keys that cannot be", 49: "a cell of one child", 50: "data in low digits or in the order of cells",
    51: "write into the rows", 52: "map the rows again", 53: "read beyond the rows", 54: "keep a pointer to a batch", 55: "log rows",
    56: "users, character sets, locales, zones", 57: "hostile saved state", 58: "file swapped between check and load", 59: "a folder open to others",
    60: "a manifest that lies", 61: "two plug-ins of one id", 62: "host killed during a run", 63: "a layer that the kernel refuses", 64: "results by chance",
}


def crash(row, name, signal):
    return Case(row, name, "process", f"signal {signal}", f"H4010 {signal}", [])


def file_right(row, name, **more):
    """Refused by the filter; behind it there is no such file; behind that Landlock."""
    bare, behind = more.get("bare", "done"), more.get("behind", KERNEL)
    return Case(row, name, "filters", bare, "EACCES",
                [("filters", "ENOENT"), ("filters,namespaces", "EACCES"), (behind, "done" + more.get("left", ""))])


CASES = [
    crash(1, "01_null_in_constructor", 11), crash(2, "02_null_in_update", 11), crash(3, "03_stack_overflow", 11),
    crash(4, "04_abort", 6), crash(4, "04_double_free", 6),
    Case(5, "05_entry_null", "contract", "signal 11", "H4032", [("contract", "H4010 11")]),
    Case(5, "05_function_null", "contract", "signal 11", "H4035", [("contract", "H4010 11")]),
    Case(5, "05_no_entry", "scan", "signal 11", "H3115", [("scan", "H4031")]),
    Case(5, "05_short_struct", "contract", "answer 0", "H4033", [("contract", "answer 0")]),
    Case(5, "05_other_major", "contract", "answer 0", "H4034", [("contract", "answer 0")]),
    Case(5, "05_other_id", "contract", "answer 0", "H4036", [("contract", "answer 0")]),
    Case(5, "05_other_count", "contract", "answer 0", "H4038", [("contract", "answer 0")]),
    Case(6, "06_not_elf", "scan", "status 3", "H3106", [("scan", "H4018 .*")]),
    Case(6, "06_other_machine", "scan", "status 3", "H3107", [("scan", "H4018 .*")]),
    Case(6, "06_truncated", "scan", "signal (7|11)", "H3106", [("scan", "H4010 (7|11)")]),
    Case(7, "07_executable_stack", "scan", "answer 0", "H3110", [("scan", "H4011 10"), ("scan,filters", "answer 0")]),
    Case(8, "08_library", "scan", "answer 0", "H3113", [("scan", "H4018 .*"), ("scan," + KERNEL, "answer 0")]),
    Case(9, "09_loop_in_update", "limits", "runs on", "H4012 1", [("limits", "runs on")]),
    Case(9, "09_loop_in_constructor", "limits", "runs on", "H4012 1", [("limits", "runs on")]),
    Case(10, "10_loop_with_signals_blocked", "limits", "runs on", "H4012 1", [("limits", "runs on")]),
    Case(11, "11_sleep", "deadline", "runs on", "H4013 2", [("deadline", "runs on")]),
    Case(12, "12_deadlock", "deadline", "runs on", "H4013 2", [("deadline", "runs on")]),
    Case(13, "13_stop", "deadline", "runs on", "H4013 2", [("deadline", "runs on")]),
    Case(14, "14_half_a_frame", "deadline", "runs on", "H4013 2", [("deadline", "runs on")]),
    Case(15, "15_huge_malloc", "limits", "answer (8|100)", "H4019 64", [("limits", "answer (8|100)")]),
    Case(16, "16_memory_in_steps", "limits", "answer 600", "H4019 64", [("limits", "answer 600")]),
    Case(17, "17_memory_file", "filters", "done", "EPERM", [("filters", "done")]),
    Case(18, "18_fork_bomb", "filters", "answer 200 left 200", "H4011 56", [("filters", "answer 0"), ("filters,limits", "answer 200 left 200")]),
    Case(19, "19_thread", "filters", "done", "EAGAIN", [("filters", "EAGAIN"), ("filters,limits", "done")]),
    Case(20, "20_outlive_worker", "filters", "done left 1", "H4011 56", [("filters", "EAGAIN"), ("filters,limits", "done left 1")]),
    Case(21, "21_tcp", "filters", "done", "H4011 41", [("filters", "EACCES"), (KERNEL, "done")]),
    Case(22, "22_udp", "filters", "done", "H4011 41", [("filters", "ENETUNREACH"), ("filters,namespaces", "done")]),
    Case(23, "23_local_socket", "filters", "done", "EACCES", [("filters", "ECONNREFUSED"), ("filters,namespaces", "EPERM"), (KERNEL, "done")]),
    file_right(24, "24_read_file"), file_right(24, "24_read_file_in_constructor"),
    file_right(25, "25_environment_of_host", behind=ALL),
    Case(26, "26_stat_in_constructor", "audit and namespaces", "done", "EACCES|ENOENT", [("filters", "ENOENT"), ("audit,namespaces", "done")]),
    file_right(27, "27_open_in_resolver"),
    Case(28, "28_fake_filter", "run filter", "done", "EACCES|ENOENT", [("run-filter", "ENOENT"), (KERNEL, "done")]),
    Case(29, "29_thread_in_constructor", "filters", "done", "EAGAIN",
         [("filters", "EAGAIN"), ("filters,limits", "ENOENT"), ("filters,limits,namespaces", "EACCES"), (KERNEL + ",limits", "done")]),
    file_right(30, "30_write_by_path", bare="done file changed", behind=ALL, left=" CHANGED-FILE"),
    Case(31, "31_guessed_descriptors", "descriptors", "answer [1-9].*", "answer 0",
         [("descriptors", "H4010 25"), ("descriptors,limits", "answer [1-9].*")]),
    file_right(32, "32_create_file", bare="done file created", left=" CREATED-FILE"),
    Case(33, "33_kill_host", "filters", "done host killed", "H4011 62", [("filters", "EPERM"), (ALL, "host killed")]),
    Case(33, "33_open_host", "filters", "done", "H4011 434", [("filters", "done")]),
    Case(34, "34_trace_host", "filters", "done", "H4011 101", [("filters", "EPERM"), (ALL, "done")]),
    Case(34, "34_read_host", "filters", "done", "H4011 310", [("filters", "EPERM"), (ALL, "done")]),
    Case(35, "35_execute", "filters", "status 42", "H4011 59", [("filters", "ENOENT|EAGAIN"), (KERNEL + ",limits", "H4016")]),
    Case(35, "35_system", "filters", "answer 10752", r"H4011 \?", [("filters", "answer 32512"), (KERNEL + ",limits", "answer 10752")]),
    Case(36, "36_writable_code", "filters", "done", "H4011 9", [("filters", "done")]),
    Case(36, "36_code_from_data", "filters", "done", "H4011 10", [("filters", "done")]),
    Case(36, "36_protection_key", "filters", "done", "EPERM", [("filters", "done")]),
    Case(37, "37_io_uring", "filters", "done", "H4011 425", [("filters", "ENOMEM|EPERM"), ("filters,privileges,namespaces", "done")]),
    Case(37, "37_bpf", "filters", "done", "H4011 321", [("filters", "EPERM"), ("filters,privileges,namespaces", "done")]),
    Case(37, "37_userfaultfd", "filters", "done", "H4011 323", [("filters", "done")]),
    Case(37, "37_keyctl", "filters", "done", "H4011 250", [("filters", "done")]),
    Case(37, "37_unshare", "filters", "done", "H4011 272", [("filters", "done")]),
    Case(38, "38_raise_limits", "filters", "done", "EPERM", [("filters", "EPERM"), ("filters,limits", "done")]),
    Case(39, "39_load_library", "filters", "answer 0", "answer 1", [("filters", "answer 1"), (KERNEL, "answer 0")]),
    Case(40, "40_exit_in_finish", "closing record", "status 0", "H4016", [("closing", "accepted, 0 cells")]),
    Case(40, "40_exit", "closing record", "status 0", "H4016", []),
    Case(40, "40_exit_in_constructor", "closing record", "status 0", "H4016", []),
    Case(41, "41_forged_frame", "frames", "status 0", "H4017", [("frames", "accepted, 0 cells")]),
    Case(42, "42_garbage", "frames", "answer 35", "H4017", [("frames", "answer 35")]),
    Case(43, "43_flood", "frames", "runs on", "H4017", [("frames", "H4014 64")]),
    Case(44, "44_too_many_heeded", "limit of cells", "answer 0 order.*", "H4015 2000", [("cells", "H4064 BRK-01"), ("cells,sort", "answer .*")]),
    Case(44, "44_too_many_ignored", "limit of cells", "answer 0 order.*", "H4015 2000", [("cells", "H4064 BRK-01"), ("cells,sort", "answer .*")]),
    Case(45, "45_close_all", "end of the pipe", "status 0|answer 0", "H4016", []),
    Case(45, "45_close_and_sleep", "half a second", "runs on", "H4022", [("patience", "runs on")]),
    Case(46, "46_not_a_number", "observations", "answer 0", "H4060 BRK-01", [("observations", "answer 0")]),
    Case(46, "46_infinite", "observations", "answer 0", "H4060 BRK-01", [("observations", "answer 0")]),
    Case(46, "46_more_than_all", "observations", "answer -1", "H4059 BRK-02", [("observations", "accepted, 1 cells")]),
    Case(46, "46_denominator_zero", "observations", "answer -1", "H4058 BRK-02", [("observations", "accepted, 1 cells")]),
    Case(46, "46_negative", "observations", "answer -1", "H4057 BRK-01", [("observations", "accepted, 1 cells")]),
    Case(46, "46_no_subjects", "observations", "answer 0", "H4062 BRK-01", [("observations", "answer 0")]),
    Case(48, "48_twice", "observations", "answer 0 order 0 0", "H4064 BRK-01", [("sort", "answer 0")]),
    Case(48, "48_no_indicator", "observations", "answer -1", r"H4051 \?", [("observations", "accepted, 1 cells")]),
    Case(48, "48_no_code", "observations", "answer -1", "H4054 BRK-01", [("observations", "accepted, 1 cells")]),
    Case(48, "48_no_window", "observations", "answer -1.*", "H4052 BRK-01", [("observations", "accepted, 1 cells")]),
    Case(48, "48_other_kind", "observations", "answer -1.*", "H4052 BRK-01", [("observations", "accepted, 1 cells")]),
    Case(48, "48_no_table", "observations", "answer -1", "H4053 BRK-01", [("observations", "accepted, 1 cells")]),
    Case(48, "48_suppressed", "observations", "answer 0", "H4055 BRK-01", [("observations", "answer 0")]),
    Case(48, "48_note", "observations", "answer 0", "H4063 BRK-01", [("observations", "answer 0")]),
    Case(48, "48_no_rule", "findings", "answer 0", "H4023", []),
    Case(48, "48_outside_finish", "the worker's table", "answer 0 order 0 0", "H4039", []),
    Case(51, "51_write_into_rows", "read-only map", "answer 0", "H4010 11", [("readonly,seal", "answer 0")]),
    Case(51, "51_unprotect_rows", "seal", "done", "EACCES", [("seal", "done")]),
    Case(52, "52_map_again", "descriptors and seal", "answer [1-9].*", "answer 0", [("descriptors", "answer 0"), ("descriptors,seal", "answer [1-9].*")]),
    Case(53, "53_read_beyond", "process", "signal (7|11)", "H4010 (7|11)", []),
    Case(55, "55_log_rows", "/dev/null", "done told", "done", [("stdio,limits", "done told")]),
    Case(56, "56_names_and_zones", "filters", "answer [1-9]\\d*", "answer 0", [("filters", "answer 0"), (KERNEL, "answer [1-9]\\d*")]),
    Case(58, "58_swapped", "sealed copy", "answer 58", "answer 0", [("path," + ALL, "answer 58")]),
    Case(59, "59_link", "no link is followed", "answer 0", "H3102", [("links", "answer 0")]),
    Case(59, "59_writable_folder", "owner's right alone", "answer 0", "H3104", [("modes", "answer 0")]),
    Case(59, "59_writable_library", "owner's right alone", "answer 0", "H3104", [("modes", "answer 0")]),
    Case(60, "60_more_memory", "limits", "done", "H4019 64", [("limits", "done")]),
    Case(61, "61_twin", "one folder an id", "answer 0", "H3118 .*", [("path", "answer 0")]),
]

# Where the answer is an errno; elsewhere it is a number.
ERRNO = {17, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 32, 33, 34, 36, 37, 38, 51, 55, 60}
ERRNO_NAMES = {"35_execute"}
