#!/usr/bin/env bash
# Builds the image of the Containerfile without a registry, on a base unpacked from Debian packages, and starts it: as
# another user than root, on a root file system that cannot be written to.  Use, as root: bash tests/operating/image.sh FOLDER
# FOLDER: a project in which "npm ci --omit=dev" was run.
set -euo pipefail
project=$(cd "$1" && pwd)
for tool in buildah mmdebstrap unshare; do
  command -v "$tool" >/dev/null || { echo "The image is not built: $tool is not installed."; exit 0; }
done
[ "$(id -u)" -eq 0 ] || { echo 'The image is not built: that needs root.'; exit 0; }
folder=$(mktemp -d)
images=(--storage-driver vfs --root "$folder/images" --runroot "$folder/run")
end() {
  buildah "${images[@]}" rm --all >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap end EXIT

sources=/etc/apt/sources.list.d/debian.sources
[ -s "$sources" ] || sources=/etc/apt/sources.list
release=$(. /etc/os-release && echo "$VERSION_CODENAME")
# Unpacked and not configured: no shell, no package manager.
mmdebstrap --quiet --variant=extract --include=libc6,libstdc++6,libgcc-s1,tzdata,base-files,netbase "$release" "$folder/base" "$sources"
printf 'FROM scratch\nADD base /\n' >"$folder/Base"
buildah "${images[@]}" build --quiet --isolation chroot -f "$folder/Base" -t localhost/base "$folder" >/dev/null
buildah "${images[@]}" build --quiet --isolation chroot --pull-never --format docker --timestamp 0 \
  --build-arg BASE=localhost/base -f "$project/Containerfile" -t localhost/gremienlotse "$project" >/dev/null
buildah "${images[@]}" inspect --type image localhost/gremienlotse >"$folder/image.json"
container=$(buildah "${images[@]}" from --pull-never localhost/gremienlotse)
image=$(buildah "${images[@]}" mount "$container")
echo "The image holds $(du -sm "$image" | cut -f1) MB."

node=$project/node_modules/.bin/node
port=$("$node" -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
# What a container's engine does: mounts nobody can write to, the user and the command the image names.
"$node" - "$folder/image.json" "$port" >"$folder/command" <<'N'
const [file, port] = process.argv.slice(2)
const { User, Env, Entrypoint, WorkingDir, Healthcheck } = JSON.parse(require('fs').readFileSync(file)).Docker.config
if (!/^[1-9]/.test(User) || !Healthcheck) throw new Error('no user, or no health check')
const env = [...Env, 'LOTSE_MODE=demo', 'HOST=127.0.0.1', `PORT=${port}`]
const quoted = (words) => words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ')
console.log(`user=${User}`)
const [uid, gid] = User.split(':')
const inside = `unshare --root="$image" --wd=${WorkingDir} --setuid=${uid} --setgid=${gid}`
console.log(`run() { exec env -i ${quoted(env)} ${inside} "$@"; }`)
console.log(`start=(${quoted(Entrypoint)})`)
console.log(`health=(${quoted(Healthcheck.Test.slice(1))})`)
console.log(`work='${WorkingDir}'`)
N
export image folder
cat >"$folder/inside" <<'I'
set -euo pipefail
. "$folder/command"
mount --bind "$image" "$image"
mount -o remount,bind,ro "$image"
mount -t tmpfs -o mode=1777 tmpfs "$image/tmp"
mount -t tmpfs -o "uid=${user%%:*},mode=0700" tmpfs "$image/var/lib/gremienlotse"
mount -t proc proc "$image/proc"
(run "${start[0]}" -e "try{require('fs').writeFileSync('$work/x','');process.exit(1)}catch(e){process.exit(e.code==='EROFS'?0:2)}")
exec 3< <(run "${start[@]}" 2>&1)
bot=$!
said=
while read -r line <&3; do
  said+=$line$'\n'
  case $line in *'"listening"'*) break ;; esac
done
(run "${health[@]}") || { echo "It is not healthy: $said"; exit 1; }
kill -TERM "$bot"
wait "$bot"
I
unshare --mount --pid --fork bash "$folder/inside"
echo 'The image starts read-only and without root, is healthy, and ends when it is asked to.'
