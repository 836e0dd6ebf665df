// The language's errors all have one name.
for (const Type of [Error, RangeError, SyntaxError, TypeError]) Type.prototype.name = "Error";
if (typeof InternalError === "function") InternalError.prototype.name = "Error";
