// Registers `<galley-proof>`. Import the class from galley-proof.ts to register it under another name.
import { GalleyProof } from "./galley-proof.js";

if (!customElements.get("galley-proof")) customElements.define("galley-proof", GalleyProof);

export { GalleyProof };
