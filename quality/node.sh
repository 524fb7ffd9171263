# Sourced by what needs Node.js (after deploy/local/java.sh): puts node and npm into the PATH, those that
# are installed or else, once, those that Maven fetches: the one package of its own repositories that
# contains Node.js is Playwright's driver, and a plugin brings npm.

needed_node=20
quality=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

node_version() {
    node --version 2>/dev/null | sed -n 's/^v\([0-9]*\)\..*/\1/p'
}

maven() {
    (cd "$quality" && ../mvnw --batch-mode --no-transfer-progress --quiet --non-recursive "$@" >&2)
}

fetch_node() {
    local machine home=$quality/target/node
    case $(uname -s)-$(uname -m) in
        Linux-x86_64) machine=linux ;;
        Linux-aarch64) machine=linux-arm64 ;;
        Darwin-x86_64) machine=mac ;;
        Darwin-arm64) machine=mac-arm64 ;;
        *)
            echo "Node.js $needed_node or newer is needed: install it." >&2
            exit 1
            ;;
    esac
    if [ ! -x "$home/npm" ]; then
        echo "Fetching Node.js (200 MB, once)" >&2
        maven org.apache.maven.plugins:maven-dependency-plugin:3.11.0:unpack \
            -Dartifact=com.microsoft.playwright:driver-bundle:1.62.0 \
            "-Dmdep.unpack.includes=driver/$machine/node" "-DoutputDirectory=$quality/target"
        mkdir -p "$home"
        mv "$quality/target/driver/$machine/node" "$home/node"
        chmod +x "$home/node"
        # It finds the very Node.js that it would install, and adds npm.
        maven com.github.eirslett:frontend-maven-plugin:2.0.2:install-node-and-npm \
            "-DnodeVersion=$("$home/node" --version)" -DnpmVersion=10.9.4 "-DinstallDirectory=$quality/target"
    fi
    PATH=$home:$PATH
}

# What the package-lock.json of a directory names, exactly; nothing is done when it is there, and nothing
# said unless it fails. More arguments go to npm.
install_packages() {
    local said directory=$1
    shift
    if [ "$directory/package-lock.json" -nt "$directory/node_modules/.package-lock.json" ]; then
        said=$(cd "$directory" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error "$@" 2>&1) || {
            echo "$said" >&2
            return 1
        }
    fi
}

found=$(node_version)
if [ "${found:-0}" -lt "$needed_node" ] || ! command -v npm > /dev/null; then fetch_node; fi
