# Runproof's ledger wrapper, format 1: claims the attempt by a rename, runs the command, keeps its exit status.
rp_r=$1 rp_t=$2 rp_a=$3 rp_u=$4
rp_d=$rp_r/.$rp_t
rp_b=
IFS= read -r rp_b </proc/sys/kernel/random/boot_id
rp_s=
if IFS= read -r rp_s <"/proc/$$/stat"; then
  rp_s=${rp_s##*) }
  set -- $rp_s
  rp_s=${20}
else
  rp_s=$(LC_ALL=C command -p ps -o lstart= -p "$$")
fi
rp_o="$$ ${rp_b:--} $rp_s"
printf '%s\n' "$rp_o" >"$rp_d/pid" || exit 74
printf '%s\n' '--- --- run' >"$rp_d/exit" || exit 74
: >"$rp_d/stdout"
: >"$rp_d/stderr"
command -p mv "$rp_d" "$rp_r/$rp_a" </dev/null || :
rp_d=$rp_r/$rp_a
rp_k=
if [ -d "$rp_d" ]; then
  IFS= read -r rp_k <"$rp_d/pid"
fi
if [ "$rp_k" != "$rp_o" ]; then
  if [ -d "$rp_d" ]; then
    printf 'held\n'
  fi
  command -p rm -rf "$rp_r/.$rp_t" "$rp_d/.$rp_t"
  exit 0
fi
trap '' PIPE
printf 'started %s\n' "$$"
trap - PIPE
exec >/dev/null 2>&1
(
  umask "$rp_u"
  set --
  . "$rp_d/command"
) >>"$rp_d/stdout" 2>>"$rp_d/stderr"
rp_s=$?
printf '%03d %03d end\n' "$rp_s" "$rp_s" 1<>"$rp_d/exit"
