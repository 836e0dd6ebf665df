// The digest of a certificate, as a session description writes it.
export const digest = async (certificate) => {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", certificate));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0").toUpperCase()).join(":");
};
