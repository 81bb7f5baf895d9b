#!/bin/sh
# @NAME@ of a simulated host: tells the lab that it runs, runs the machine's own, tells how it ended.
rp_ask='@LAB@/ask'
if [ -n "$RUNPROOF_LAB_QUIET" ] || [ ! -p "$rp_ask" ]; then
@MAP@    command -p @NAME@ "$@"
    exit
fi
rp_all="$*"
rp_id="${RUNPROOF_LAB_HOST:-none}.$$"
if [ ${#rp_all} -gt 700 ] || [ $# -gt 100 ]; then
    printf '%s\0' "$$" "$RUNPROOF_LAB_HOST" "$RUNPROOF_LAB_USER" '@NAME@' "$@" >"@LAB@/calls/$rp_id.b"
    printf '%s\0' B 1 "@LAB@/calls/$rp_id.b" 1<>"$rp_ask"
else
    printf '%s\0' b $(($# + 4)) "$$" "$RUNPROOF_LAB_HOST" "$RUNPROOF_LAB_USER" '@NAME@' "$@" 1<>"$rp_ask"
fi
@MAP@command -p @NAME@ "$@"
rp_exit=$?
printf '%s\0' e 3 "$RUNPROOF_LAB_HOST" "$$" "$rp_exit" 1<>"$rp_ask"
exit $rp_exit
