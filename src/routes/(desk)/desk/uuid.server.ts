const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a part of an address can be an id at all: the database refuses anything else with an error. */
export const isUuid = (value: string): boolean => UUID.test(value);
