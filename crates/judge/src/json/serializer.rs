//! JSON text by serde. What it writes is what serde_json writes; it knows only what reports have, and
//! it cannot fail with them, so that a page downloads less than half of the code.

use std::fmt::{self, Display};

use serde::ser::{
    Error, Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, Serializer,
};

use super::{push_comma, push_key, push_number, push_text, push_whole};

/// The value as JSON text. What JSON cannot say is left out.
// Within its only caller of a page it is larger after brotli.
#[inline(never)]
pub(crate) fn to_json(value: &impl Serialize) -> String {
    let mut text = String::new();
    // No type of a report has an error.
    let _: Result<(), Unwritable> = value.serialize(Json(&mut text));
    text
}

/// A type that no report has.
#[derive(Debug)]
pub(crate) struct Unwritable;

impl Display for Unwritable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a report has no such type")
    }
}

impl std::error::Error for Unwritable {}

impl Error for Unwritable {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

type Written = Result<(), Unwritable>;

/// Appends the next value to the text.
struct Json<'a>(&'a mut String);

impl Json<'_> {
    fn signed(self, number: i64) -> Written {
        if number < 0 {
            self.0.push('-');
        }
        push_whole(self.0, number.unsigned_abs());
        Ok(())
    }

    fn unsigned(self, number: u64) -> Written {
        push_whole(self.0, number);
        Ok(())
    }

    fn word(self, word: &str) -> Written {
        self.0.push_str(word);
        Ok(())
    }
}

/// Several types that are written as one other.
macro_rules! written_as {
    ($($method:ident($type:ty) $written:ident;)*) => {$(
        fn $method(self, number: $type) -> Written {
            self.$written(number.into())
        }
    )*};
}

impl<'a> Serializer for Json<'a> {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Json<'a>;
    type SerializeTuple = Impossible<(), Unwritable>;
    type SerializeTupleStruct = Impossible<(), Unwritable>;
    type SerializeTupleVariant = Impossible<(), Unwritable>;
    type SerializeMap = Json<'a>;
    type SerializeStruct = Json<'a>;
    type SerializeStructVariant = Impossible<(), Unwritable>;

    written_as! {
        serialize_i8(i8) signed;
        serialize_i16(i16) signed;
        serialize_i32(i32) signed;
        serialize_i64(i64) signed;
        serialize_u8(u8) unsigned;
        serialize_u16(u16) unsigned;
        serialize_u32(u32) unsigned;
        serialize_u64(u64) unsigned;
        serialize_f32(f32) serialize_f64;
    }

    fn serialize_f64(self, number: f64) -> Written {
        push_number(self.0, number);
        Ok(())
    }

    fn serialize_bool(self, flag: bool) -> Written {
        self.word(if flag { "true" } else { "false" })
    }

    fn serialize_char(self, character: char) -> Written {
        self.serialize_str(character.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> Written {
        push_text(self.0, text);
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Written {
        Err(Unwritable)
    }

    fn serialize_none(self) -> Written {
        self.word("null")
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        self.word("null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.word("null")
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Written {
        Err(Unwritable)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Unwritable> {
        self.0.push('[');
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Unwritable> {
        Err(Unwritable)
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Unwritable> {
        Err(Unwritable)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unwritable> {
        Err(Unwritable)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, Unwritable> {
        self.0.push('{');
        Ok(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Unwritable> {
        self.serialize_map(None)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Unwritable> {
        Err(Unwritable)
    }
}

impl SerializeSeq for Json<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        push_comma(self.0);
        value.serialize(Json(self.0))
    }

    fn end(self) -> Written {
        self.word("]")
    }
}

impl SerializeMap for Json<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Written {
        push_comma(self.0);
        key.serialize(Json(self.0))?;
        self.0.push(':');
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        value.serialize(Json(self.0))
    }

    fn end(self) -> Written {
        self.word("}")
    }
}

impl SerializeStruct for Json<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Written {
        push_key(self.0, key);
        value.serialize(Json(self.0))
    }

    fn end(self) -> Written {
        self.word("}")
    }
}
