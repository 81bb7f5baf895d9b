# Sourced by the launcher of a simulated tool: hands the call to the lab, then does what the lab answers.
# Everything is built into the shell, to be quick. Where no pipe for the reply lies ready, mkfifo makes one under a name
# that holds the host and the process id, to be unique.
: "${rp_pid:=$$}"
if [ ! -p "$rp_lab/ask" ]; then
    printf '%s: the lab of this host is gone\n' "${0##*/}" >&2
    exit 69
fi
rp_call=
# Who makes the file of the request first has the pipe that lies ready. The file is empty at first: where the pipe was
# used up meanwhile, nothing of the call stays in it.
set -C
for rp_pipe in "$rp_lab"/ready/*.r; do
    [ -p "$rp_pipe" ] || continue
    rp_call=${rp_pipe%.r}
    { true >"$rp_call.q"; } 2>/dev/null && [ -p "$rp_pipe" ] && break
    rp_call=
done
set +C
if [ -z "$rp_call" ]; then
    rp_call="$rp_lab/calls/${RUNPROOF_LAB_HOST:-none}.$RUNPROOF_LAB_CONTAINER.$$"
    @MKFIFO@ "$rp_call.r" || exit 69
fi
{
    printf '%s\0' "$rp_tool" "$0" "$rp_pid" "$PWD" "$#" "$@"
    export -p
} >"$rp_call.q" || exit 69
# Open before the lab is asked, which removes its name. Whose process the lab does not see holds it open by itself: its
# end is the end of the pipe. The others let go of 8 as soon as the lab has it open, and its end is that of the lab.
if [ "$rp_pid" = 0 ]; then
    exec 9<>"$rp_call.r"
else
    exec 8<>"$rp_call.r" 9<"$rp_call.r"
fi
printf '%s\0' a 1 "$rp_call" 1<>"$rp_lab/ask"
while IFS= read -r rp_line <&9; do
    eval "$rp_line"
done
printf '%s: the lab of this host has ended\n' "${0##*/}" >&2
exit 69
